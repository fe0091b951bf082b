// Runs before the first paint, so that a page never flashes in the wrong colours. "auto" follows the system.
(() => {
  const key = "ismsroles-colours";
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const chosen = () => {
    try {
      return localStorage.getItem(key) ?? "auto";
    } catch {
      return "auto"; // storage may be closed to us; the system's choice is then right
    }
  };

  const show = () => {
    const choice = chosen();
    const mode = choice === "auto" ? (dark.matches ? "dark" : "light") : choice;
    document.documentElement.dataset.bsTheme = mode;
    for (const button of document.querySelectorAll("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === choice));
    }
  };

  document.documentElement.classList.add("has-script");
  show();
  dark.addEventListener("change", show);
  document.addEventListener("DOMContentLoaded", () => {
    for (const group of document.querySelectorAll("[data-theme-switch]")) {
      group.hidden = false;
      group.addEventListener("click", (event) => {
        const choice = event.target.closest("[data-theme-choice]")?.dataset.themeChoice;
        if (choice) {
          try {
            localStorage.setItem(key, choice);
          } catch {
            return;
          }
          show();
        }
      });
    }
    show();
  });
})();
