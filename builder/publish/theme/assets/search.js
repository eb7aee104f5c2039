// The search page, on Pagefind's index. What is searched for stands in the address:
// ?q=words&person=Name&year=2024&sort=newest

import { Names, wordsOf } from "./names.js";

const SITE = new URL("..", import.meta.url);
const FACETS = [
  // `one`: a page has one value, so that several chosen values widen the result; others narrow it.
  { name: "kind", label: "Kind of page", one: true },
  { name: "year", label: "Year", one: true },
  { name: "outlet", label: "Outlet", one: true },
  { name: "person", label: "Person" },
  { name: "organisation", label: "Organisation" },
  { name: "place", label: "Place" },
  { name: "event", label: "Event" },
];
const SORTS = { relevance: undefined, newest: { date: "desc" }, oldest: { date: "asc" } };
const PAGE = 20; // results shown at a time
const FEW = 8; // values of a facet shown before "more"
const PASSAGES = 3; // of one result
const LONGEST = 80; // letters of a query that are repeated
const AROUND = 12; // words shown before and after the first match of a passage
const BESIDE = 6; // pages of people, places and so on that are offered beside the articles

const form = document.querySelector("#search-form");
const input = form.elements.q;
const order = form.elements.sort;
const facets = document.querySelector("#search-facets");
const status = document.querySelector("#search-status");
const hint = document.querySelector("#search-hint");
const beside = document.querySelector("#search-beside");
const list = document.querySelector("#search-results");
const more = document.querySelector("#search-more");

const names = fetch(new URL("data/names.json", SITE)).then((answer) => answer.json()).then((rows) => new Names(rows), () => new Names([]));
const pagefind = await load();
let latest = 0; // the number of the newest search: older ones that come back late are dropped
const opened = new Set(); // facets that show all their values

async function load() {
  try {
    const pagefind = await import(new URL("pagefind/pagefind.js", SITE));
    await pagefind.options({ baseUrl: SITE.pathname });
    await pagefind.filters(); // without this, searches do not count their filters
    return pagefind;
  } catch (error) {
    form.hidden = false;
    status.textContent = "The search could not be loaded. The sections at the top of the page lead to everything.";
    throw error;
  }
}

// --- what is searched for -------------------------------------------------------------------------

function readAddress() {
  const params = new URLSearchParams(location.search);
  const sort = params.get("sort");
  return {
    q: params.get("q") ?? "",
    sort: Object.hasOwn(SORTS, sort) ? sort : "relevance",
    chosen: Object.fromEntries(FACETS.map(({ name }) => [name, params.getAll(name)])),
  };
}

function checked() {
  const chosen = Object.fromEntries(FACETS.map(({ name }) => [name, []]));
  for (const box of facets.querySelectorAll("input[type=checkbox]:checked")) chosen[box.name].push(box.value);
  return chosen;
}

function address({ q, sort, chosen }) {
  const params = new URLSearchParams();
  if (q) params.set("q", q);
  for (const { name } of FACETS) for (const value of chosen[name]) params.append(name, value);
  if (sort !== "relevance") params.set("sort", sort);
  return params.size ? `?${params}` : location.pathname;
}

function filters(chosen, without) {
  const wanted = {};
  for (const { name, one } of FACETS) {
    const values = chosen[name];
    if (values.length && name !== without) wanted[name] = one ? { any: values } : values;
  }
  return wanted;
}

// --- searching --------------------------------------------------------------------------------------

async function search(wanted) {
  const number = ++latest;
  const words = wanted.q.replace(/[“”„]/g, '"') || null;
  const sort = SORTS[wanted.sort] ?? (words ? undefined : SORTS.newest);
  const find = (filter) => pagefind.search(words, { filters: filter, sort });
  const all = await find(filters(wanted.chosen));
  const counts = { ...all.filters };
  // A facet whose values widen the result is counted as if none of them were chosen.
  for (const { name, one } of FACETS)
    if (one && wanted.chosen[name].length)
      counts[name] = (await find(filters(wanted.chosen, name))).filters[name] ?? {};
  const found = { results: all.results, noun: "result", beside: [] };
  if (!wanted.chosen.kind.length) {
    const rest = filters(wanted.chosen);
    const articles = (await find({ ...rest, kind: { any: ["Article"] } })).results;
    if (articles.length) {
      const others = words ? (await find({ ...rest, not: { any: [{ kind: "Article" }, { kind: "Page" }] } })).results : [];
      Object.assign(found, { results: articles, noun: "article", beside: others });
    }
  }
  if (number !== latest) return;
  showFacets(counts, wanted.chosen);
  await showResults(number, wanted, found);
}

async function showResults(number, wanted, found) {
  const { results } = found;
  const offered = await Promise.all(found.beside.slice(0, BESIDE).map((result) => result.data()));
  const first = await Promise.all(results.slice(0, PAGE).map((result) => result.data()));
  const known = await names;
  if (number !== latest) return;
  status.textContent = summary(wanted, found);
  showHint(wanted, known, first);
  const listed = new Set(first.map(({ url }) => url));
  showBeside(wanted.chosen.kind.length ? [] : known.called(wanted.q), offered, listed);
  list.replaceChildren(...first.map(hit));
  let shown = first.length;
  more.hidden = shown >= results.length;
  more.onclick = async () => {
    const next = await Promise.all(results.slice(shown, shown + PAGE).map((result) => result.data()));
    if (number !== latest) return;
    const items = next.map(hit);
    list.append(...items);
    shown += next.length;
    more.hidden = shown >= results.length;
    items[0]?.querySelector("a").focus();
  };
}

// What else to try: names that a misspelt word is near to, or the same search without filters.
function showHint(wanted, known, first) {
  const said = new Set(first.flatMap(({ content }) => wordsOf(content)));
  const suggested = /["“”„]/.test(wanted.q) ? [] : known.suggestions(wanted.q, (word) => said.has(word));
  const links = suggested.map((q) => element("a", { href: address({ ...wanted, q }) }, q));
  const parts = links.length ? ["Did you mean ", ...links.flatMap((link, i) => (i ? [", ", link] : [link])), "? "] : [];
  const filtered = Object.values(wanted.chosen).some((values) => values.length);
  if (!first.length && filtered) {
    const without = { ...wanted, chosen: Object.fromEntries(FACETS.map(({ name }) => [name, []])) };
    parts.push(element("a", { href: address(without) }, "Search without filters"));
  }
  hint.replaceChildren(...parts);
  hint.hidden = !parts.length;
}

function showBeside(called, offered, listed) {
  const named = called.map(({ kind, name, address }) => ({ kind, title: name, url: new URL(address, SITE).pathname }));
  const others = offered.map((data) => ({ kind: kindOf(data), title: data.meta.title, url: data.url }));
  const pages = new Map([...named, ...others].filter(({ url }) => !listed.has(url)).map((page) => [page.url, page]));
  beside.replaceChildren(...[...pages.values()].slice(0, BESIDE).map(pageBeside));
  beside.hidden = !pages.size;
}

function summary({ q: words, sort }, { results, noun, beside: others }) {
  const short = words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
  const sought = words && ` for ${/["“”„]/.test(words) ? short : `“${short}”`}`;
  if (!results.length) return `Nothing found${sought}. Fewer words may help; the sections at the top lead to everything.`;
  const pages = others.length ? ` and ${many(others.length, "other page")}` : "";
  const ordered = words && sort === "relevance" ? "" : `, the ${sort === "oldest" ? "oldest" : "newest"} first`;
  return many(results.length, noun) + pages + sought + ordered;
}

const many = (count, what) => (count === 1 ? `1 ${what}` : `${count} ${what}s`);

// --- what is shown ----------------------------------------------------------------------------------

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value != null) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function showFacets(counts, chosen) {
  const focused = document.activeElement?.closest("#search-facets") && document.activeElement.id;
  facets.replaceChildren(...FACETS.map((facet) => facetGroup(facet, counts[facet.name] ?? {}, chosen[facet.name])).filter(Boolean));
  if (focused) document.getElementById(focused)?.focus();
}

function facetGroup({ name, label }, counts, chosen) {
  const values = Object.keys(counts).filter((value) => counts[value] || chosen.includes(value));
  for (const value of chosen) if (!values.includes(value)) values.push(value);
  if (!values.length) return null;
  const number = (value) => counts[value] ?? 0;
  const byName = (a, b) => a.localeCompare(b, document.documentElement.lang);
  values.sort(name === "year" ? latestFirst : (a, b) => number(b) - number(a) || byName(a, b));
  const few = opened.has(name) ? values : values.filter((value, i) => i < FEW || chosen.includes(value));
  const items = few.map((value) => {
    const id = valueId(name, value);
    const box = element("input", { type: "checkbox", id, name, value });
    box.checked = chosen.includes(value);
    return element("li", {}, box, element("label", { for: id }, value, " ", element("span", { class: "search-count" }, `${number(value)}`)));
  });
  const group = element("fieldset", { class: "search-facet" }, element("legend", {}, label), element("ul", {}, ...items));
  if (values.length > few.length) {
    const button = element("button", { type: "button", class: "search-all" }, `All ${values.length}`);
    button.onclick = () => {
      opened.add(name);
      group.replaceWith(facetGroup({ name, label }, counts, chosen));
      document.getElementById(valueId(name, values[few.length]))?.focus();
    };
    group.append(button);
  }
  return group;
}

const valueId = (name, value) => `search-${name}-${encodeURIComponent(value)}`;

// Years come before words such as “undated”.
const latestFirst = (a, b) => isNaN(a) - isNaN(b) || b.localeCompare(a);

function pageBeside({ kind, title, url }) {
  return element("li", {}, element("span", { class: "search-kind" }, kind), " ", element("a", { href: url }, title));
}

function hit(data) {
  const words = data.content.split(/\s+/);
  const found = data.weighted_locations.length ? passages(data, words) : beginning(data, words);
  const facts = [kindOf(data), data.meta.outlet, data.meta.date].filter(Boolean);
  const href = found.length === 1 ? found[0].href : data.url;
  return element(
    "li",
    { class: "search-hit" },
    element("p", { class: "search-facts" }, facts.join(" · ")),
    element("h2", {}, element("a", { href }, data.meta.title)),
    ...found.map(({ href, excerpt }) => element("p", { class: "search-passage" }, element("a", { href }, ...excerpt))),
  );
}

const kindOf = (data) => data.filters.kind?.[0] ?? data.meta.kind ?? "Page";

// The passages of a result with the best matches, in the order of the text, each with the address of its paragraph.
function passages(data, words) {
  const anchors = data.anchors.filter(({ element, id }) => element === "h1" || /^[pq]-/.test(id)).sort((a, b) => a.location - b.location);
  const parts = new Map();
  for (const { location: at, balanced_score: score } of data.weighted_locations) {
    const index = anchors.findLastIndex((anchor) => anchor.location <= at);
    const part = parts.get(index) ?? { index, score: 0, places: [] };
    part.score += score;
    part.places.push(at);
    parts.set(index, part);
  }
  return [...parts.values()]
    .filter(({ index }) => anchors[index]?.element !== "h1") // the title is shown already
    .sort((a, b) => b.score - a.score)
    .slice(0, PASSAGES)
    .sort((a, b) => a.index - b.index)
    .map(({ index, places }) => {
      const start = anchors[index]?.location ?? 0;
      const end = anchors[index + 1]?.location ?? words.length;
      return { href: passageAddress(data.url, anchors[index]?.id, places, words), excerpt: excerpt(words, start, end, places) };
    });
}

// How a result begins, for a search without words.
function beginning(data, words) {
  const first = data.anchors.find(({ element, id }) => element === "p" && id.startsWith("p-"));
  if (!first) return [];
  const end = first.location + first.text.split(/\s+/).length;
  return [{ href: data.url, excerpt: excerpt(words, first.location, end, [first.location], false) }];
}

function passageAddress(url, id, places, words) {
  const found = new Set();
  for (const at of places) {
    if (places.includes(at - 1)) continue;
    let end = at;
    while (places.includes(end + 1)) end++;
    found.add(bare(words.slice(at, end + 1).join(" ")));
  }
  const params = new URLSearchParams([...found].filter(Boolean).map((phrase) => ["highlight", phrase]));
  return `${url}${params.size ? `?${params}` : ""}${id ? `#${id}` : ""}`;
}

const bare = (word = "") => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

function excerpt(words, start, end, places, marked = true) {
  const from = Math.max(start, Math.min(...places) - AROUND);
  const to = Math.min(end, from + 2 * AROUND + 6);
  const parts = from > start ? ["… "] : [];
  for (let at = from; at < to; at++) {
    parts.push(marked && places.includes(at) ? element("mark", {}, words[at]) : words[at], " ");
  }
  if (to < end) parts.push("…");
  return parts;
}

// --- the page ---------------------------------------------------------------------------------------

let wanted = readAddress();

function show() {
  input.value = wanted.q;
  order.value = wanted.sort;
  return search(wanted);
}

let typing;
input.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    wanted = { ...wanted, q: input.value.trim() };
    history.replaceState(null, "", address(wanted));
    search(wanted);
  }, 150);
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", (event) => {
  if (event.target === input) return;
  wanted = { q: input.value.trim(), sort: order.value, chosen: checked() };
  history.pushState(null, "", address(wanted));
  search(wanted);
});
addEventListener("popstate", () => {
  wanted = readAddress();
  show();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  input.focus();
});

document.querySelector(".search-filters").open = matchMedia("(min-width: 60em)").matches;
form.hidden = false;
await show();
if (!location.search) input.focus();
