/* newsarchive: small conveniences for a reader. No page needs them, and nothing is fetched. */

const store = {
  get: (key) => {
    try { return localStorage.getItem(key); } catch { return null; }
  },
  set: (key, value) => {
    try { localStorage.setItem(key, value); } catch { /* a reader who stores nothing still reads */ }
  },
};

/* "/" goes to the search box. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(input|textarea|select)$/i.test(event.target.tagName) || event.target.isContentEditable) return;
  const box = document.querySelector("main input[type=search]") ?? document.querySelector("input[type=search]");
  if (!box) return;
  event.preventDefault();
  box.focus();
});

/* What is marked in the text is remembered. */
for (const box of document.querySelectorAll(".marks input")) {
  const key = `newsarchive.mark.${box.name}`;
  if (store.get(key) === "off") box.checked = false;
  box.addEventListener("change", () => store.set(key, box.checked ? "on" : "off"));
}

/* Rows of a timeline are shown by whom and what they are about. */
for (const form of document.querySelectorAll("form.filter")) {
  const selects = [...form.querySelectorAll("select")];
  const rows = [...document.querySelectorAll("[data-about]")];
  form.addEventListener("change", () => {
    const wanted = selects.map((select) => select.value).filter(Boolean);
    for (const row of rows) {
      const about = row.dataset.about.split(" ");
      row.hidden = !wanted.every((value) => about.includes(value));
    }
    for (const day of document.querySelectorAll(".entry.day")) {
      day.hidden = wanted.length > 0 && !day.querySelector("[data-about]:not([hidden])");
    }
  });
}

/* A permalink copies its address. */
for (const link of document.querySelectorAll("a.permalink")) {
  link.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link.href);
    } catch {
      return;
    }
    link.classList.add("copied");
    setTimeout(() => link.classList.remove("copied"), 1500);
  });
}

/* Pointing at a name shows what the panel says of it; pointing at a quotation, who speaks. */
const panel = new Map();
for (const item of document.querySelectorAll(".panel .group li")) {
  const link = item.querySelector("a");
  if (link) panel.set(link.href, item);
}

const card = document.createElement("div");
card.className = "card";
card.setAttribute("role", "tooltip");
card.id = "card";
card.hidden = true;
let shown = null;

function fill(target) {
  if (target.dataset.speaker) {
    const who = Object.assign(document.createElement("b"), { textContent: target.dataset.speaker });
    const how = Object.assign(document.createElement("span"), { textContent: "in other words" });
    card.replaceChildren(who, ...(target.matches(".statement") ? [how] : []));
    return true;
  }
  const item = panel.get(target.href);
  if (!item) return false;
  const name = document.createElement("b");
  name.textContent = item.querySelector("a").textContent;
  const facts = [...item.querySelectorAll(".note, .count")].map((part) =>
    Object.assign(document.createElement("span"), { textContent: part.textContent }));
  card.replaceChildren(name, ...facts);
  return true;
}

function show(target) {
  if (target === shown || !fill(target)) return;
  shown = target;
  card.hidden = false;
  const line = target.getClientRects()[0];
  const left = Math.min(line.left, document.documentElement.clientWidth - card.offsetWidth - 12);
  const below = line.bottom + 8 + card.offsetHeight < document.documentElement.clientHeight;
  card.style.left = `${Math.max(12, left) + scrollX}px`;
  card.style.top = `${(below ? line.bottom + 8 : line.top - card.offsetHeight - 8) + scrollY}px`;
  if (target.matches("a")) target.setAttribute("aria-describedby", card.id);
}

function hide() {
  shown?.removeAttribute("aria-describedby");
  shown = null;
  card.hidden = true;
}

if (panel.size || document.querySelector("[data-speaker]")) {
  const text = document.querySelector("article.md-content__inner");
  const selector = "a.mention, [data-speaker]";
  document.body.append(card);
  text.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const target = event.target.closest(selector);
    if (target) show(target);
    else hide();
  });
  text.addEventListener("pointerleave", hide);
  text.addEventListener("focusin", (event) => event.target.matches("a.mention") && show(event.target));
  text.addEventListener("focusout", hide);
  text.addEventListener("click", (event) => {
    const target = event.target.closest("a, [data-speaker]");
    if (target?.dataset.speaker) show(target);
    else hide();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}
