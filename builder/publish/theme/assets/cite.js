/* newsarchive: a paragraph's permalink copies its address, and offers the paragraph's reference in each form. */

const forms = [...document.querySelectorAll(".paragraph-references [data-form]")];

async function copied(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false;
  }
}

const box = document.createElement("div");
box.className = "card cite-box";
box.popover = "auto";
box.setAttribute("role", "dialog");
box.setAttribute("aria-label", "Cite this paragraph");
const said = Object.assign(document.createElement("p"), { role: "status" });
const choices = Object.assign(document.createElement("p"), { className: "choices" });
const shown = Object.assign(document.createElement("pre"), { hidden: true, tabIndex: 0 });
box.append(said, choices, shown);
let from = null;
box.addEventListener("beforetoggle", (event) => {
  if (event.newState === "closed" && box.contains(document.activeElement)) from.focus({ preventScroll: true });
});

function offer(link, number) {
  choices.replaceChildren("Cite as ", ...forms.map((form) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: form.dataset.form });
    button.addEventListener("click", async () => {
      shown.textContent = form.textContent.replaceAll("⟦number⟧", number).replaceAll("⟦address⟧", link.href);
      shown.hidden = false;
      said.textContent = (await copied(shown.textContent)) ? `${form.dataset.form} copied` : "Select and copy:";
    });
    return button;
  }));
  shown.hidden = true;
  from = link;
  box.showPopover({ source: link });
  const line = link.getBoundingClientRect();
  const left = Math.min(line.left, document.documentElement.clientWidth - box.offsetWidth - 12);
  box.style.left = `${Math.max(12, left) + scrollX}px`;
  box.style.top = `${line.bottom + 6 + scrollY}px`;
  choices.querySelector("button").focus({ preventScroll: true });
}

const paragraphs = [...document.querySelectorAll(".text p[id] > a.permalink")];
for (const link of document.querySelectorAll("a.permalink")) {
  link.addEventListener("click", async () => {
    const done = await copied(link.href);
    const index = paragraphs.indexOf(link);
    if (index >= 0 && forms.length && box.showPopover) {
      said.textContent = done ? "Address copied" : "The address is in the address bar";
      offer(link, index + 1);
    } else if (done) {
      link.classList.add("copied");
      setTimeout(() => link.classList.remove("copied"), 1500);
    }
  });
}

/* Each reference of the article has a button that copies it. */
for (const reference of document.querySelectorAll(".cite-this .reference")) {
  const form = reference.querySelector("h3").textContent;
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Copy" });
  button.setAttribute("aria-label", `Copy ${form}`);
  button.addEventListener("click", async () => {
    button.textContent = (await copied(reference.querySelector("code").textContent)) ? "Copied" : "Select and copy";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
  reference.append(button);
}

if (forms.length) document.body.append(box);
