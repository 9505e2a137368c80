// Comforts of the report form. Everything works without this file.

// A question that depends on an earlier answer is shown when it is asked.
const form = document.querySelector("[data-report]");
if (form) {
  const bound = [...form.querySelectorAll("[data-if]")].map((input) => [input.closest(".baken-field"), input.dataset.if, input.dataset.ifIs.split(" ")]);
  const follow = () => bound.forEach(([field, name, answers]) => {
    const chosen = form.querySelector(`[name="${name}"]:checked`);
    field.hidden = !(chosen && answers.includes(chosen.value));
  });
  form.addEventListener("change", follow);
  follow();
}

// On to another channel: counted, without waiting and without saying who.
document.querySelectorAll("[data-way]").forEach((link) => {
  link.addEventListener("click", () => navigator.sendBeacon(link.dataset.way));
});

// A draft on this device, only when the reporter asks for it; never a name, never on our side.
const offer = document.querySelector("[data-draft]");
if (form && offer) {
  const place = `baken concept ${offer.dataset.draft}`;
  const tools = document.querySelector("[data-draft-tools]");
  const said = document.querySelector("[data-draft-said]");
  const wipe = document.querySelector("[data-draft-wipe]");
  const typed = () => [...form.elements].filter((one) => one.name && !["hidden", "submit", "image", "file"].includes(one.type) && !("neverKept" in one.dataset));
  const keep = () => {
    const kept = typed().filter((one) => one.type !== "radio" || one.checked).map((one) => [one.name, one.value]);
    localStorage.setItem(place, JSON.stringify(kept));
    wipe.hidden = false;
    said.textContent = said.dataset.kept;
  };
  const open = () => {
    JSON.parse(localStorage.getItem(place) || "[]").forEach(([name, value]) => typed().filter((one) => one.name === name).forEach((one) => {
      if (one.type === "radio") one.checked = one.value === value;
      else one.value = value;
    }));
    form.dispatchEvent(new Event("change"));
    form.scrollIntoView();
  };
  tools.hidden = false;
  if (localStorage.getItem(place)) {
    offer.hidden = offer.querySelector("[data-draft-found]").hidden = wipe.hidden = false;
  }
  document.querySelector("[data-draft-keep]").addEventListener("click", keep);
  document.querySelector("[data-draft-open]").addEventListener("click", open);
  wipe.addEventListener("click", () => {
    localStorage.removeItem(place);
    wipe.hidden = offer.hidden = true;
    said.textContent = said.dataset.wiped;
  });
}
