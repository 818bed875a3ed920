// Choices

const answersNeed = (offer, place, wish) => (wish.verified ? "v" : "vcdp").includes(offer.letters[place]);
const answersRest = (offer, wish) =>
  (!wish.max || (offer.price !== null && offer.price <= Number(wish.max))) && (!wish.context || offer.context >= Number(wish.context)) &&
  (!wish.type || offer.types.includes(wish.type)) &&
  (!wish.kind || (wish.kind === "hosted" ? ["host", "gateway"].includes(offer.kind) : offer.kind === wish.kind));

/** One offering must answer all; of a provider (`each`) one may have the tools and another the embeddings. */
const answers = (row, wish, each) => {
  if (wish.lab && row.lab !== wish.lab) return false;
  const offers = row.offers.filter((offer) => answersRest(offer, wish));
  if (wish.places.length === 0) {
    const isAsked = wish.max || wish.context || wish.type || wish.kind || wish.verified;
    return !isAsked || offers.some((offer) => !wish.verified || offer.letters.includes("v"));
  }
  if (each) return wish.places.every((place) => offers.some((offer) => answersNeed(offer, place, wish)));
  return offers.some((offer) => wish.places.every((place) => answersNeed(offer, place, wish)));
};
