/* Passkeys: ask the device what the page's form says, put its answer into the form, send it. Forms name what they want in
   data-passkey ("get" or "create"); without this file they say what to do instead. */
"use strict";
(() => {
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const key = (k) => ({ ...k, id: bytes(k.id) });
  const wanted = (json) => {
    const o = JSON.parse(json).publicKey;
    o.challenge = bytes(o.challenge);
    if (o.user) o.user.id = bytes(o.user.id);
    if (o.allowCredentials) o.allowCredentials = o.allowCredentials.map(key);
    if (o.excludeCredentials) o.excludeCredentials = o.excludeCredentials.map(key);
    return { publicKey: o };
  };
  const told = (c) => {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
      if (c.response[name]) response[name] = text(c.response[name]);
    return JSON.stringify({ id: c.id, rawId: text(c.rawId), type: c.type, response, clientExtensionResults: c.getClientExtensionResults() });
  };
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const button = form.querySelector("button"), failed = form.querySelector(".error[role=alert]");
    form.querySelector("[data-without]").hidden = true;
    button.hidden = false;
    form.addEventListener("submit", async (event) => {
      if (form.elements.credential.value) return;
      event.preventDefault();
      failed.hidden = true;
      try {
        form.elements.credential.value = told(await navigator.credentials[form.dataset.passkey](wanted(form.dataset.options)));
        form.requestSubmit();
      } catch {
        failed.hidden = false;
      }
    });
  }
})();
