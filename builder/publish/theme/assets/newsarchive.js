/* newsarchive: small conveniences for a reader. No page needs them, and nothing is fetched. */

const store = {
  get: (key) => {
    try { return localStorage.getItem(key); } catch { return null; }
  },
  set: (key, value) => {
    try { localStorage.setItem(key, value); } catch { /* a reader who stores nothing still reads */ }
  },
};

/* Light or dark: as the system has it, until a reader chooses. */
const root = document.documentElement;
const scheme = document.querySelector(".scheme");
const system = matchMedia("(prefers-color-scheme: dark)");
const dark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches);
const offerOther = () => { scheme.textContent = dark() ? "Light" : "Dark"; };
scheme.addEventListener("click", () => {
  root.dataset.scheme = dark() ? "light" : "dark";
  store.set("newsarchive.scheme", root.dataset.scheme);
  offerOther();
});
system.addEventListener("change", offerOther);
offerOther();

/* "/" goes to the search box. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(input|textarea|select)$/i.test(event.target.tagName) || event.target.isContentEditable) return;
  const box = document.querySelector("main input[type=search]") ?? document.querySelector("input[type=search]");
  if (!box) return;
  event.preventDefault();
  box.focus();
});

/* A block of code that scrolls can be scrolled with the keyboard. */
for (const code of document.querySelectorAll(".kind-page pre > code")) {
  if (code.scrollWidth > code.clientWidth) code.tabIndex = 0;
}

/* What is marked in the text is remembered. */
for (const box of document.querySelectorAll(".marks input")) {
  const key = `newsarchive.mark.${box.name}`;
  if (store.get(key) === "off") box.checked = false;
  box.addEventListener("change", () => store.set(key, box.checked ? "on" : "off"));
}

/* Where nothing is found, the words of the address are what to search for. */
const missed = document.querySelector(".not-found input");
if (missed) {
  const name = decodeURIComponent(location.pathname).split("/").filter(Boolean).at(-1) ?? "";
  missed.value = name.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => /\p{L}/u.test(word) && word !== "html").join(" ");
}
