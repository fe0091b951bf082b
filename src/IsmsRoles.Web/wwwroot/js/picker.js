// Suggestions while one types, after the ARIA combobox pattern. The field posts its text with or without them.
export function startPickers() {
  for (const picker of document.querySelectorAll("[data-picker]")) {
    if (!picker.querySelector(".picker-choices")) {
      new Picker(picker);
    }
  }
}

class Picker {
  constructor(picker) {
    this.source = picker.dataset.picker;
    this.box = picker.querySelector("input[type=text]");
    this.idField = picker.querySelector('input[name$=".Id"]');
    this.forField = picker.querySelector('input[name$=".For"]');
    this.options = [];
    this.active = -1;
    this.asked = 0;

    this.list = document.createElement("ul");
    this.list.id = `${this.box.id}-list`;
    this.list.className = "picker-list";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", picker.querySelector("label").textContent.trim());
    this.list.hidden = true;
    this.status = document.createElement("div");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");

    const frame = document.createElement("div");
    frame.className = "picker-frame width-wide";
    this.box.replaceWith(frame);
    frame.append(this.box, this.list, this.status);

    this.box.setAttribute("role", "combobox");
    this.box.setAttribute("aria-autocomplete", "list");
    this.box.setAttribute("aria-expanded", "false");
    this.box.setAttribute("aria-controls", this.list.id);
    this.box.addEventListener("input", () => this.typed());
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("blur", () => this.close());
    // Before blur, or the list is gone by the time of the click.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) {
        this.choose(Number(option.dataset.index));
      }
    });
  }

  typed() {
    this.idField.value = "";
    this.forField.value = "";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), 150);
  }

  async ask() {
    const text = this.box.value.trim();
    const number = ++this.asked;
    if (text === "") {
      this.close();
      return;
    }
    try {
      const separator = this.source.includes("?") ? "&" : "?";
      const response = await fetch(`${this.source}${separator}q=${encodeURIComponent(text)}`, { headers: { Accept: "application/json" } });
      // An answer to an earlier question must not replace a later one's.
      if (response.ok && number === this.asked && document.activeElement === this.box) {
        this.show(await response.json());
      }
    } catch {
      this.close(); // the text itself can still be sent
    }
  }

  show(options) {
    this.options = options;
    this.list.replaceChildren(...options.map((option, index) => {
      const row = document.createElement("li");
      row.id = `${this.list.id}-${index}`;
      row.dataset.index = index;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", "false");
      row.append(option.text);
      if (option.note) {
        const note = document.createElement("span");
        note.className = "note";
        note.textContent = option.note;
        row.append(" ", note);
      }
      return row;
    }));
    this.list.hidden = options.length === 0;
    this.box.setAttribute("aria-expanded", String(options.length > 0));
    this.status.textContent = options.length === 0 ? "Nothing found" : `${options.length} found`;
    this.mark(-1);
  }

  key(event) {
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) {
        this.ask();
      } else {
        const step = event.key === "ArrowDown" ? 1 : -1;
        this.mark((this.active + step + this.options.length) % this.options.length);
      }
    } else if (event.key === "Enter" && open && this.active >= 0) {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      this.close();
    }
  }

  mark(index) {
    this.active = index;
    [...this.list.children].forEach((row, i) => row.setAttribute("aria-selected", String(i === index)));
    const row = this.list.children[index];
    if (row) {
      this.box.setAttribute("aria-activedescendant", row.id);
      row.scrollIntoView({ block: "nearest" });
    } else {
      this.box.removeAttribute("aria-activedescendant");
    }
  }

  choose(index) {
    const option = this.options[index];
    this.box.value = option.text;
    this.idField.value = option.id;
    this.forField.value = option.text;
    this.box.dispatchEvent(new Event("change", { bubbles: true }));
    this.close();
  }

  close() {
    clearTimeout(this.timer);
    this.asked++;
    this.list.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
    this.box.removeAttribute("aria-activedescendant");
  }
}
