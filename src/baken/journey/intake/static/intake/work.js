// Work instead of waiting, where an address is at its limit: find the number after the task whose SHA-256 begins with
// so many zero bits. A plain SHA-256 (FIPS 180-4): a million calls to crypto.subtle would take ten times as long.
const constants = (power, count) => {
  const found = [];
  for (let n = 2; found.length < count; n += 1) {
    let prime = true;
    for (let d = 2; d * d <= n; d += 1) prime = prime && n % d !== 0;
    if (prime) { const root = n ** power; found.push(Math.floor((root - Math.floor(root)) * 2 ** 32) | 0); }
  }
  return found;
};
const K = constants(1 / 3, 64);
const START = constants(1 / 2, 8);
const words = new Int32Array(64);
const turned = (x, n) => (x >>> n) | (x << (32 - n));

// The first word of the hash of an ASCII text of at most 119 letters.
function firstWord(text) {
  let state = START;
  const blocks = text.length > 55 ? 2 : 1;
  for (let block = 0; block < blocks; block += 1) {
    for (let i = 0; i < 16; i += 1) {
      words[i] = 0;
      for (let j = 0; j < 4; j += 1) {
        const at = block * 64 + i * 4 + j;
        const letter = at < text.length ? text.charCodeAt(at) : at === text.length ? 128 : 0;
        words[i] = (words[i] << 8) | letter;
      }
    }
    if (block === blocks - 1) words[15] = text.length * 8;
    for (let i = 16; i < 64; i += 1) {
      const a = words[i - 15], b = words[i - 2];
      const low = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3);
      const high = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10);
      words[i] = (words[i - 16] + low + words[i - 7] + high) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i += 1) {
      const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + words[i]) | 0;
      const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
    }
    state = [a, b, c, d, e, f, g, h].map((word, i) => (word + state[i]) | 0);
  }
  return state[0] >>> 0;
}

const said = document.querySelector("[data-work]");
if (said) {
  const { work, bits, done } = said.dataset;
  const input = said.parentElement.querySelector("[name=proof]");
  let number = 0;
  const some = () => { // a piece at a time: the page stays usable
    for (const until = number + 20000; number < until; number += 1) {
      if (firstWord(`${work}:${number}`) >>> (32 - bits) === 0) {
        input.value = `${work}:${number}`;
        said.textContent = done;
        return;
      }
    }
    setTimeout(some);
  };
  said.hidden = false;
  some();
}
