// Small comforts. Every page works without this file.

// Leave without a way back for whoever looks over your shoulder.
document.querySelectorAll("[data-quick-exit]").forEach((link) => {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    window.location.replace(link.href);
  });
});

// How many characters are left, once that starts to matter.
document.querySelectorAll("[data-limit]").forEach((input) => {
  const limit = Number(input.dataset.limit);
  const line = document.getElementById(`${input.id}_limit`);
  if (!line) return;
  const calm = line.textContent;
  const tell = () => {
    const left = limit - [...input.value].length;
    line.textContent = left < 0 ? line.dataset.over.replace("{0}", -left) : left < limit / 4 ? line.dataset.left.replace("{0}", left) : calm;
    line.classList.toggle("baken-field__limit--over", left < 0);
  };
  input.addEventListener("input", tell);
  tell();
});

// A refused form: go to the list of what is left to mend.
document.getElementById("fouten")?.focus();
