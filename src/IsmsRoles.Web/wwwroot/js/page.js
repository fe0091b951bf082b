// Small conveniences of every page.
export function startPage() {
  searchOnSlash();
  copyButtons();
  refreshWhileWaiting();
  growTextareas(document);
}

function searchOnSlash() {
  const box = document.querySelector("[data-search-box]");
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (box && event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });
}

// <button type="button" data-copy="text or #id" hidden>Copy</button>
function copyButtons() {
  if (!navigator.clipboard) {
    return;
  }
  for (const button of document.querySelectorAll("[data-copy]")) {
    const words = button.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      const wanted = button.dataset.copy;
      const source = wanted.startsWith("#") ? document.querySelector(wanted) : null;
      await navigator.clipboard.writeText(source ? (source.value ?? source.textContent).trim() : wanted);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = words; }, 2000);
    });
  }
}

// <div data-refresh="/versions/4" data-refresh-until="#document-ready">: asks for the page again every two seconds,
// and shows it once the element is in it. Stops after two minutes; the page's own link remains.
function refreshWhileWaiting() {
  for (const place of document.querySelectorAll("[data-refresh]")) {
    let tries = 60;
    const ask = async () => {
      try {
        const response = await fetch(place.dataset.refresh, { headers: { Accept: "text/html" } });
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        if (response.ok && page.querySelector(place.dataset.refreshUntil)) {
          location.assign(place.dataset.refresh);
          return;
        }
      } catch {
        // Offline for a moment: the next try may succeed.
      }
      if (--tries > 0) {
        setTimeout(ask, 2000);
      }
    };
    setTimeout(ask, 2000);
  }
}

// Browsers with field-sizing do this themselves; the rest get as many rows as there are lines.
export function growTextareas(root) {
  if (CSS.supports("field-sizing", "content")) {
    return;
  }
  for (const area of root.querySelectorAll(".line-main textarea")) {
    const grow = () => {
      area.rows = 1;
      while (area.scrollHeight > area.clientHeight && area.rows < 12) {
        area.rows += 1;
      }
    };
    area.addEventListener("input", grow);
    grow();
  }
}
