/* newsarchive: small conveniences. Nothing on a page needs them. */
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(input|textarea|select)$/i.test(event.target.tagName) || event.target.isContentEditable) return;
  const box = document.querySelector('main input[type="search"], input[type="search"]');
  if (!box) return;
  event.preventDefault();
  box.focus();
});
