// What an offering costs a month. Amounts are the recorded decimals as whole numbers: no binary fractions, one rounding at the end.

const power = (exponent) => 10n ** exponent;

/** `0.27` in 10^-18. */
const readAmount = (text) => {
  const [whole, fraction = ""] = text.split(".");
  return BigInt(whole + fraction) * power(18n - BigInt(fraction.length));
};

/** `20M`, `1.5k`, `2,000,000`, nothing: a whole number; null for what is none. */
const readCount = (text) => {
  const found = /^(\d*)(?:\.(\d+))?([kmb]?)$/i.exec(text.replace(/[,_\s]/g, ""));
  if (!found) return null;
  const [, whole, fraction = "", letter] = found;
  const zeros = { "": 0, k: 3, m: 6, b: 9 }[letter.toLowerCase()];
  if (fraction.replace(/0+$/, "").length > zeros) return null;
  return BigInt((whole || "0") + fraction.slice(0, zeros).padEnd(zeros, "0"));
};

/** Hundredths of a percent, 0 to 10,000. */
const readShare = (text) => {
  const found = /^(\d{0,3})(?:\.(\d{1,2}))?$/.exec(text.replace(/[%\s]/g, ""));
  const share = found && BigInt((found[1] || "0") + (found[2] ?? "").padEnd(2, "0"));
  return share !== null && share <= 10000n ? share : null;
};

const readPrices = (text) => (text ? text.split(" ") : []).map((price) => {
  const [unit, currency, ...amounts] = price.split("/");
  return { unit, currency, amounts };
});

const trafficNames = ["in", "out", "cached", "requests", "images"];
const readTraffic = (name, text) => (name === "cached" ? readShare : readCount)(text);

const priceOf = (prices, unit) => prices.find((price) => price.unit === unit && price.currency === "USD") ?? prices.find((price) => price.unit === unit);

/** Each part of the bill: name, count, recorded amount, its currency. Counts times amounts in 10^-18 are in 10^-28 of the currency. */
const partsOf = (prices, traffic) => {
  const [tokens, image, request] = ["tokens", "image", "request"].map((unit) => priceOf(prices, unit));
  const [input, output, cached] = tokens?.amounts ?? ["?", "?", "?"];
  const fromCache = cached === "-" ? 0n : traffic.cached; // where no cache is sold, tokens from one cost what others cost
  const parts = [
    ["input", traffic.in * (10000n - fromCache), input, tokens], ["cached input", traffic.in * fromCache, cached, tokens],
    ["output", traffic.out * 10000n, output, tokens], ["images", traffic.images * power(10n), image?.amounts[0] ?? "?", image],
  ];
  if (request) parts.push(["requests", traffic.requests === null ? null : traffic.requests * power(10n), request.amounts[0], request]);
  return parts.filter(([, count]) => count !== 0n);
};

const reckon = (prices, traffic) => {
  const parts = partsOf(prices, traffic);
  const currency = parts.find(([, , , price]) => price)?.[3].currency ?? "USD";
  const missing = [];
  let known = null;
  for (const [name, count, amount, price] of parts) {
    if (count === null) missing.push("plus a price per request");
    else if (amount === "?") missing.push(`plus ${name}, unknown`);
    else if (amount === "-") missing.push(`no ${name} sold`);
    else if (price.currency !== currency) missing.push(`plus ${name} in ${price.currency}`);
    else known = (known ?? 0n) + count * readAmount(amount);
  }
  const isSold = parts.some(([, , amount]) => amount !== "-");
  return { known, missing, currency, isSold, key: known !== null && !missing.length && currency === "USD" ? known : null };
};

let traffic;
const costs = new Map();

/** Rows with the same prices cost the same. */
const costOf = (row) => {
  let cost = costs.get(row.prices);
  if (!cost) costs.set(row.prices, (cost = reckon(readPrices(row.prices), traffic)));
  return cost;
};

/** What the fields say; one that can't be read says so, and counts as what it said before. */
const takeTraffic = (wish) => {
  const said = trafficNames.map((name) => wish[name]).join();
  if (said === traffic?.said) return;
  const before = traffic;
  traffic = { said };
  for (const name of trafficNames) {
    const field = choices.querySelector(`[name=${name}]`);
    const taken = readTraffic(name, wish[name]);
    field.setAttribute("aria-invalid", String(taken === null));
    traffic[name] = taken ?? before?.[name] ?? readTraffic(name, field.defaultValue);
  }
  if (wish.requests === "") traffic.requests = null;
  costs.clear();
};

/** Rounded to the cent, half of one up. */
const centsOf = (known) => {
  const unit = power(26n);
  const cents = (known + unit / 2n) / unit;
  if (cents === 0n && known > 0n) return ["<0", "01"];
  return [(cents / 100n).toLocaleString("en"), String(cents % 100n).padStart(2, "0")];
};

const costText = (cost) => {
  if (cost.known === 0n) return "free";
  const [whole, cents] = centsOf(cost.known);
  return `${whole}.${cents} ${cost.currency} a month`;
};

const fillCost = (row, cell) => {
  if (row.traffic === traffic) return;
  row.traffic = traffic;
  const cost = costOf(row);
  const amount = create("span", { className: "amount known" });
  if (cost.known === null) {
    amount.className = "amount " + (cost.isSold ? "unknown" : "not-sold");
    amount.append(cost.isSold ? "?" : "\u2013");
  } else if (cost.known === 0n && !cost.missing.length) {
    amount.className = "amount free";
    amount.append("free");
  } else {
    const [whole, cents] = centsOf(cost.known);
    amount.append(whole, create("span", { className: "fraction" }, "." + cents));
  }
  const isForeign = cost.known !== null && cost.currency !== "USD";
  cell.replaceChildren(...(isForeign ? [cost.currency + " "] : []), amount);
  if (cost.known !== null && cost.missing.length) cell.append(create("span", { className: "missing" }, cost.missing.join(", ")));
};
