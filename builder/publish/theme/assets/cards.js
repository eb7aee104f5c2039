/* newsarchive: a small card about what a link leads to, or about who speaks. What the page itself knows is shown at
   once: names from the panel, paragraphs of the same page. Of another page of the archive, its opening is fetched, once,
   when a reader rests on the link. The card stays while the pointer or the focus does, and Escape puts it away. */

const REST = 200; // milliseconds on a link before its card comes, and away from both before it goes
const LONGEST = 280; // characters of a text
const LINKS = "a[href]:not(.permalink, .pager a, .letters a, .teaser a, .related a, [id^='search'] a)";

const text = document.querySelector("article.md-content__inner");
const panel = new Map();
for (const item of document.querySelectorAll(".panel .group li")) {
  const link = item.querySelector("a");
  if (link) panel.set(link.href, item);
}

const card = document.createElement("div");
card.className = "card";
card.id = "card";
card.setAttribute("role", "tooltip");
card.hidden = true;

const pages = new Map(); // the address of a page → a promise of its document
let shown = null;
let timer = 0;

const line = (name, words) => Object.assign(document.createElement(name), { textContent: words });

const plain = (words) => words.replace(/\s+/g, " ").trim();

function shorten(words) {
  const whole = plain(words);
  if (whole.length <= LONGEST) return whole;
  const space = whole.lastIndexOf(" ", LONGEST);
  return `${whole.slice(0, space > 0 ? space : LONGEST)} …`;
}

/* What a page says of the paragraph `id`, or of itself: lines of a card, or none. */
function about(page, id) {
  const paragraph = id && page.getElementById(id)?.closest("p");
  const title = page.querySelector("h1")?.textContent ?? "";
  const facts = page.querySelector(".byline .when")?.textContent;
  const summary = page.querySelector('meta[name="description"]')?.content.replace(`${title}, `, "");
  const words = paragraph ? paragraph.textContent : summary;
  if (page === document) return paragraph ? [line("p", shorten(words))] : [];
  return [
    line("b", title),
    facts && line("span", facts),
    words && words !== title && line("p", shorten(words)),
  ].filter((part) => part?.textContent);
}

/* A card whose last line has only words of its link says nothing new. */
const news = (lines, target) => lines.length && !plain(target.textContent).includes(plain(lines.at(-1).textContent));

function fetched(url) {
  if (!pages.has(url)) {
    pages.set(url, fetch(url)
      .then((answer) => (answer.ok ? answer.text() : ""))
      .then((html) => new DOMParser().parseFromString(html, "text/html"))
      .catch(() => pages.delete(url) && document.implementation.createHTMLDocument("")));
  }
  return pages.get(url);
}

const id = (link) => decodeURIComponent(link.hash.slice(1));
const opening = async (link) => about(await fetched(link.href.replace(/#.*/, "")), id(link));

/* The lines of the card of `target`, as far as this page knows them. */
function known(target) {
  if (target.dataset.speaker) {
    const how = target.matches(".statement") ? [line("span", "in other words")] : [];
    return [line("b", target.dataset.speaker), ...how];
  }
  const item = target.matches(".panel a") ? null : panel.get(target.href);
  if (item) {
    const facts = [...item.querySelectorAll(".note, .count")].map((part) => line("span", part.textContent));
    return [line("b", item.querySelector("a").textContent), ...facts];
  }
  return here(target) ? about(document, id(target)) : null;
}

const here = (link) => link.pathname === location.pathname && link.origin === location.origin;
const elsewhere = (link) => link.origin === location.origin && link.pathname.endsWith("/") && !here(link);

function place(target) {
  const box = target.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const left = Math.max(12, Math.min(target.getClientRects()[0].left, clientWidth - card.offsetWidth - 12));
  const below = box.bottom + 6 + card.offsetHeight < clientHeight || box.top < card.offsetHeight;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${(below ? box.bottom + 6 : box.top - card.offsetHeight - 6) + scrollY}px`;
}

function show(target, lines) {
  hide();
  if (!news(lines, target)) return;
  shown = target;
  card.replaceChildren(...lines);
  card.hidden = false;
  place(target);
  if (target.matches("a")) target.setAttribute("aria-describedby", card.id);
}

function hide() {
  clearTimeout(timer);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  card.hidden = true;
}

function rest(target) {
  clearTimeout(timer);
  if (target === shown) return;
  timer = setTimeout(async () => {
    const mine = timer;
    const lines = known(target) ?? (elsewhere(target) ? await opening(target) : []);
    if (timer === mine) show(target, lines);
  }, REST);
}

function leave() {
  clearTimeout(timer);
  timer = setTimeout(hide, REST);
}

if (text) {
  document.body.append(card);
  const at = (event) => event.target.closest?.(`${LINKS}, [data-speaker]`);
  text.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const target = at(event);
    if (target instanceof HTMLElement) rest(target);
    else leave();
  });
  text.addEventListener("pointerleave", leave);
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", leave);
  text.addEventListener("focusin", (event) => event.target.matches(`${LINKS}:focus-visible`) && rest(event.target));
  text.addEventListener("focusout", hide);
  text.addEventListener("click", (event) => {
    const target = at(event);
    hide();
    if (target?.dataset.speaker) show(target, known(target)); // touch has nothing to rest with
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}
