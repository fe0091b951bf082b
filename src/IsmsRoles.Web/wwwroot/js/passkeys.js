// Passkeys (WebAuthn). A form with data-passkey asks the server for a challenge, lets the browser answer it, puts the
// answer into its hidden field and is sent as any other form. Where the browser knows no passkeys the form stays hidden.
// A form that asks for a password as well has a part, data-passkey-part, whose button does the same for the whole form.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const listed = (credentials) => (credentials ?? []).map((c) => ({ ...c, id: bytes(c.id) }));

async function optionsOf(form, { passkeyCreation, passkeyOptions }) {
  if (passkeyCreation) {
    return JSON.parse(passkeyCreation);
  }

  const answer = await fetch(passkeyOptions, {
    method: "POST",
    body: new URLSearchParams({ __RequestVerificationToken: form.elements["__RequestVerificationToken"].value }),
  });
  if (!answer.ok || answer.redirected) {
    throw new Error(`No challenge: ${answer.status}`);
  }

  return answer.json();
}

async function get(options) {
  const credential = await navigator.credentials.get({
    publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: listed(options.allowCredentials) },
  });
  const { clientDataJSON, authenticatorData, signature, userHandle } = credential.response;
  return wrapped(credential, {
    clientDataJSON: text(clientDataJSON),
    authenticatorData: text(authenticatorData),
    signature: text(signature),
    userHandle: userHandle ? text(userHandle) : null,
  });
}

async function create(options) {
  const credential = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: listed(options.excludeCredentials),
    },
  });
  const { clientDataJSON, attestationObject } = credential.response;
  return wrapped(credential, {
    clientDataJSON: text(clientDataJSON),
    attestationObject: text(attestationObject),
    transports: credential.response.getTransports?.() ?? [],
  });
}

function wrapped(credential, response) {
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? null,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  });
}

export function startPasskeys() {
  if (!window.PublicKeyCredential || !navigator.credentials) {
    return;
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    document.querySelectorAll("[data-without-passkeys]").forEach((element) => (element.hidden = true));
    const answer = form.elements["Passkey"];
    form.addEventListener("submit", async (event) => {
      if (answer.value) {
        return; // answered: the form goes to the server
      }

      event.preventDefault();
      event.stopImmediatePropagation();
      const problem = form.querySelector("[data-passkey-problem]");
      problem.hidden = true;
      try {
        const options = await optionsOf(form, form.dataset);
        answer.value = await (form.dataset.passkey === "create" ? create(options) : get(options));
        form.requestSubmit();
      } catch {
        problem.hidden = false; // cancelled, timed out, or no passkey there
      }
    }, { capture: true });
  }

  for (const part of document.querySelectorAll("[data-passkey-part]")) {
    startPart(part);
  }
}

function startPart(part) {
  const [answer, button, problem] = ["input", "button", "[data-passkey-problem]"].map((what) => part.querySelector(what));
  const form = answer.form;
  part.hidden = false;
  for (const other of form.querySelectorAll("[type=submit]")) {
    other.classList.remove("btn-primary", "btn-danger"); // the passkey's button leads
    other.classList.add("btn-secondary");
  }

  window.addEventListener("pageshow", () => { answer.value = ""; }); // come back to: its answer was used
  button.addEventListener("click", async () => {
    problem.hidden = true;
    button.disabled = true;
    try {
      answer.value = await get(await optionsOf(form, part.dataset));
      form.requestSubmit();
    } catch {
      problem.hidden = false; // cancelled, timed out, or no passkey there
    } finally {
      button.disabled = false;
    }
  });
}
