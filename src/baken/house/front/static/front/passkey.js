// Signs in with a passkey, or makes one: reads the options from the page, asks the browser, sends the answer in the form.
"use strict";

const form = document.querySelector("[data-passkey]");

if (form && window.PublicKeyCredential) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const options = JSON.parse(form.dataset.options);
    try {
      const credential =
        form.dataset.passkey === "make"
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.answer.value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch {
      form.querySelector("[data-said]").textContent = "Dat lukte niet. Probeer het opnieuw, of gebruik de code uit je app.";
    }
  });
}
