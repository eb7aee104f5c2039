// Marks the words that a search found, ?highlight=word&highlight=word, in the text of the page that it led to.
// The page's own markup stays as it is: the words are marked with the CSS Custom Highlight API, where there is one.

const params = new URLSearchParams(location.search);
const words = params.getAll("highlight").filter((word) => word.trim());
const body = document.querySelector("[data-pagefind-body]");

if (words.length && body && CSS.highlights) {
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  const ranges = [];
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const match of node.data.matchAll(pattern)) {
      const range = new Range();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      ranges.push(range);
    }
  }
  CSS.highlights.set("newsarchive-search", new Highlight(...ranges));
}

// The address that a reader keeps or shares is the paragraph's own.
if (params.has("highlight")) {
  params.delete("highlight");
  history.replaceState(history.state, "", location.pathname + (params.size ? `?${params}` : "") + location.hash);
}
