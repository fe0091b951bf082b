// Forms: errors beside fields before sending, one sending only, and a warning before typed text is lost.
export function startForms() {
  const service = window.aspnetValidation && new window.aspnetValidation.ValidationService();
  service?.bootstrap({ watch: true });
  orderErrorSummary();
  announceInvalid();
  guardAgainstDoubleSubmit();
  warnAboutUnsavedChanges();
}

// The server lists errors by name; a reader works down the page.
function orderErrorSummary() {
  const summary = document.querySelector(".error-summary");
  if (!summary) {
    return;
  }
  const field = (row) => document.getElementById(row.querySelector("a")?.hash.slice(1) ?? "");
  const rows = [...summary.querySelectorAll("li")];
  rows.sort((one, other) => {
    const [first, second] = [field(one), field(other)];
    if (!first || !second) {
      return Number(first !== null) - Number(second !== null);
    }
    return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
  summary.querySelector("ul").append(...rows);
  summary.addEventListener("click", (event) => {
    const target = document.getElementById(event.target.closest("a")?.hash.slice(1) ?? "");
    if (target && !target.matches("input, select, textarea")) {
      event.preventDefault();
      target.closest(".field")?.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    }
  });
  summary.focus();
}

// The validation library marks a wrong field by class only.
function announceInvalid() {
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (target.matches("input, select, textarea")) {
        const wrong = target.classList.contains("input-validation-error");
        if (wrong) {
          target.setAttribute("aria-invalid", "true");
        } else {
          target.removeAttribute("aria-invalid");
        }
        target.closest(".field")?.classList.toggle("field-wrong", wrong);
      }
    }
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["class"] });
}

// A form that answers with a file says data-repeatable: its page stays, and may be sent again.
function guardAgainstDoubleSubmit() {
  const sent = new WeakSet();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || "repeatable" in form.dataset) {
      return;
    }
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    sent.add(form);
    form.setAttribute("aria-busy", "true");
    // A lost connection must not lock the form for ever.
    setTimeout(() => release(form), 15000);
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.forms) {
      release(form);
    }
  });

  function release(form) {
    sent.delete(form);
    form.removeAttribute("aria-busy");
  }
}

// For forms marked data-warn-unsaved. After a refusal the form already holds unsaved text.
function warnAboutUnsavedChanges() {
  for (const form of document.querySelectorAll("form[data-warn-unsaved]")) {
    let changed = document.querySelector(".error-summary") !== null;
    form.addEventListener("input", () => { changed = true; });
    form.addEventListener("lines-changed", () => { changed = true; });
    document.addEventListener("submit", (event) => {
      if (event.target === form && !event.defaultPrevented) {
        changed = false;
      }
    });
    window.addEventListener("beforeunload", (event) => {
      if (changed) {
        event.preventDefault();
      }
    });
  }
}
