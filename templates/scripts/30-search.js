// Search

/** The fewest typos that turn the term into the beginning of the word. */
const typos = (term, word) => {
  let before = [], last = [...Array(term.length + 1).keys()], best = term.length;
  for (let w = 1; w <= word.length; w++) {
    const now = [w];
    for (let t = 1; t <= term.length; t++) {
      const same = term[t - 1] === word[w - 1];
      now[t] = Math.min(last[t] + 1, now[t - 1] + 1, last[t - 1] + (same ? 0 : 1));
      if (w > 1 && t > 1 && term[t - 1] === word[w - 2] && term[t - 2] === word[w - 1]) now[t] = Math.min(now[t], before[t - 2] + 1);
    }
    best = Math.min(best, now[term.length]);
    [before, last] = [last, now];
  }
  return best;
};

/** Rows that hold every term; a term that none holds may have a typo, or two when it is long. */
const search = (rows, query) => query.toLowerCase().split(/\s+/).filter(Boolean).reduce((left, term) => {
  const exact = left.filter((row) => row.find.includes(term));
  const allowed = term.length < 4 ? 0 : term.length < 8 ? 1 : 2;
  if (exact.length || !allowed) return exact;
  const judged = new Map();
  const isNear = (word) => {
    if (!judged.has(word)) judged.set(word, word.length >= term.length - allowed && typos(term, word) <= allowed);
    return judged.get(word);
  };
  return left.filter((row) => (row.words ??= row.find.split(/[^\p{L}\p{N}]+/u).filter(Boolean)).some(isNear));
}, rows);
