// The names that the archive knows, for the search page: whom a query names, and what a misspelt one may mean.

const MOST = 3; // things that a query names
const SUGGESTED = 3;
const WORD = /[\p{L}\p{N}]+/gu;

// Letters without their marks, in small letters, so that “antonio” is “António”.
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

export const wordsOf = (text) => plain(text).match(WORD) ?? [];

export class Names {
  // `rows` are lists of kind, name, address, and the other forms of the name; those in most articles come first.
  constructor(rows) {
    this.things = rows.map(([kind, name, address, forms]) => ({ kind, name, address, forms: [name, ...forms].map(plain) }));
    this.words = new Map(); // each word of a name as it is compared, with how it is written
    for (const [, name, , forms] of rows)
      for (const form of [name, ...forms])
        for (const word of form.match(WORD) ?? []) if (!this.words.has(plain(word))) this.words.set(plain(word), word);
  }

  // The things that are called just what `query` says.
  called(query) {
    const wanted = wordsOf(query).join(" ");
    if (!wanted) return [];
    return this.things.filter(({ forms }) => forms.some((form) => wordsOf(form).join(" ") === wanted)).slice(0, MOST);
  }

  // `query` with its words that `isKnown` does not know put right, the likeliest first; none if no name is near.
  suggestions(query, isKnown) {
    const doubtful = [...new Set(query.match(WORD) ?? [])].filter((word) => word.length > 3 && !isKnown(plain(word)));
    let found = doubtful.length ? [query] : [];
    for (const word of doubtful) {
      const near = this.near(plain(word));
      found = near.flatMap((other) => found.map((text) => text.replaceAll(word, other)));
    }
    return [...new Set(found)].filter((text) => text !== query).slice(0, SUGGESTED);
  }

  near(word) {
    if (this.words.has(word)) return [];
    const most = word.length < 6 ? 1 : 2;
    const near = [];
    for (const [other, written] of this.words) {
      if (Math.abs(other.length - word.length) > most) continue;
      const apart = distance(word, other, most);
      if (apart <= most) near.push([apart, written]);
    }
    return near.sort(([a], [b]) => a - b).slice(0, SUGGESTED).map(([, written]) => written);
  }
}

// Damerau–Levenshtein distance, in the form that moves no letter twice; more than `most` is told as `most` + 1.
function distance(a, b, most) {
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length];
}
