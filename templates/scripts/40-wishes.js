// Choices

const needLetters = (wish) => (wish.verified ? "vo" : "vocdpy");
const stateLetters = { verified: "v", observed: "o", claimed: "c", disputed: "xy" };

const answersRest = (offer, wish) =>
  (!wish.max || (offer.price !== null && offer.price <= Number(wish.max))) && (!wish.context || offer.context >= Number(wish.context)) &&
  [wish.type, wish.modality].every((type) => !type || offer.types.includes(type)) &&
  (!wish.kind || (wish.kind === "hosted" ? ["host", "gateway"].includes(offer.kind) : offer.kind === wish.kind));

/** Which letters must stand in which place. */
const askedOf = (wish) => {
  const asked = wish.places.map((place) => [place, needLetters(wish)]);
  const [word, state] = wish.state.split(".");
  return state ? [...asked, [wish.words.indexOf(word), stateLetters[state]]] : asked;
};

/** One offering must answer all; of a provider (`each`) one may have the tools and another the embeddings. */
const answers = (row, wish, asked, each) => {
  if (wish.lab && row.lab !== wish.lab) return false;
  const offers = row.offers.filter((offer) => answersRest(offer, wish));
  const has = (offer, [place, letters]) => letters.includes(offer.letters[place]);
  if (asked.length === 0) {
    const isAsked = wish.max || wish.context || wish.type || wish.modality || wish.kind || wish.verified;
    return !isAsked || offers.some((offer) => !wish.verified || /[vo]/.test(offer.letters));
  }
  if (each) return asked.every((one) => offers.some((offer) => has(offer, one)));
  return offers.some((offer) => asked.every((one) => has(offer, one)));
};
