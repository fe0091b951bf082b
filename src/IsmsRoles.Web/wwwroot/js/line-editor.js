import { growTextareas } from "./page.js";

// Ordered lists edited in place. The server's buttons do the same without script (TagHelpers/LineOps.cs).
export function startLineEditors() {
  for (const editor of document.querySelectorAll("[data-line-editor]")) {
    new LineEditor(editor);
  }
}

class LineEditor {
  constructor(editor) {
    this.editor = editor;
    this.name = editor.dataset.lineEditor;
    this.id = editor.id;
    this.item = editor.dataset.item;
    this.list = editor.querySelector(".lines");
    this.status = editor.querySelector("[data-line-status]");
    this.blank = this.emptied(this.list.lastElementChild);
    editor.addEventListener("click", (event) => this.press(event));
    editor.addEventListener("keydown", (event) => this.key(event));
    editor.addEventListener("paste", (event) => this.paste(event));
  }

  get lines() {
    return [...this.list.children];
  }

  emptied(line) {
    const copy = line.cloneNode(true);
    for (const field of copy.querySelectorAll("[data-line-field]")) {
      if (field.tagName === "SELECT") {
        field.selectedIndex = 0;
        for (const option of field.options) {
          option.removeAttribute("selected");
        }
      } else {
        field.value = "";
        field.removeAttribute("value");
        if (field.tagName === "TEXTAREA") {
          field.textContent = "";
        }
      }
      field.removeAttribute("aria-invalid");
      field.classList.remove("input-validation-error");
    }
    for (const error of copy.querySelectorAll("[data-valmsg-for]")) {
      error.textContent = "";
      error.className = "field-validation-valid";
    }
    return copy;
  }

  press(event) {
    const button = event.target.closest("[data-line-op]");
    if (!button) {
      return;
    }
    event.preventDefault();
    const line = button.closest(".line");
    const op = button.dataset.lineOp;
    if (op === "add") {
      this.add(this.list.lastElementChild);
    } else if (op === "remove") {
      this.remove(line);
    } else {
      this.move(line, op === "up" ? -1 : 1, op);
    }
  }

  key(event) {
    const line = event.target.closest(".line");
    if (!line || event.isComposing || !event.target.matches("[data-line-field]")) {
      return;
    }
    const main = event.target.matches(".line-main [data-line-field]");
    if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey && event.target.tagName !== "SELECT") {
      event.preventDefault();
      this.add(line);
    } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      this.move(line, event.key === "ArrowUp" ? -1 : 1);
    } else if (event.key === "Backspace" && main && event.target.value === "" && this.lines.length > 1) {
      event.preventDefault();
      this.remove(line);
    }
  }

  // A block copied from a document becomes one line each, without its bullets or numbers.
  paste(event) {
    const area = event.target.closest(".line-main textarea");
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const pasted = text.split(/\r?\n/)
      .map((row) => row.replace(/^\s*(?:[•▪◦‣*–-]|\d{1,2}[.)])\s+/u, "").trim())
      .filter(Boolean);
    if (!area || pasted.length < 2) {
      return;
    }
    event.preventDefault();
    area.setRangeText(pasted[0], area.selectionStart, area.selectionEnd, "end");
    let line = area.closest(".line");
    for (const row of pasted.slice(1)) {
      line = this.insert(line);
      this.main(line).value = row;
    }
    this.renumber();
    this.main(line).focus();
    this.say(`${pasted.length} lines pasted`);
  }

  add(after) {
    const line = this.insert(after);
    this.renumber();
    this.main(line).focus();
    this.say(`${this.item} ${this.lines.indexOf(line) + 1} added`);
  }

  insert(after) {
    const line = this.blank.cloneNode(true);
    after.after(line);
    growTextareas(line);
    return line;
  }

  remove(line) {
    const number = this.lines.indexOf(line);
    if (this.lines.length === 1) {
      line.replaceWith(this.blank.cloneNode(true));
    } else {
      line.remove();
    }
    this.renumber();
    const main = this.main(this.lines[Math.max(0, number - 1)]);
    main.focus();
    main.setSelectionRange(main.value.length, main.value.length);
    this.say(`${this.item} ${number + 1} removed`);
  }

  move(line, by, op) {
    const number = this.lines.indexOf(line) + by;
    const other = this.lines[number];
    if (!other) {
      return;
    }
    const focused = document.activeElement;
    if (by < 0) {
      other.before(line);
    } else {
      other.after(line);
    }
    this.renumber();
    const again = op && line.querySelector(`[data-line-op=${op}]:not(:disabled)`);
    (again || (line.contains(focused) && !focused.disabled ? focused : this.main(line))).focus();
    this.say(`${this.item} moved to place ${number + 1} of ${this.lines.length}`);
  }

  main(line) {
    return line.querySelector(".line-main [data-line-field]");
  }

  // Names must run from 0 without gaps, or the server stops reading at the first gap.
  renumber() {
    const last = this.lines.length - 1;
    this.lines.forEach((line, index) => {
      for (const field of line.querySelectorAll("[data-line-field]")) {
        const name = `${this.name}[${index}].${field.dataset.lineField}`;
        const id = name.replace(/[^\w-]/g, "_");
        const error = field.parentElement.querySelector(".field-error");
        field.name = name;
        field.id = id;
        if (field.dataset.label) {
          field.setAttribute("aria-label", `${field.dataset.label} ${index + 1}`);
        }
        if (error) {
          error.id = `${id}-error`;
          error.querySelector("[data-valmsg-for]").dataset.valmsgFor = name;
          field.setAttribute("aria-describedby", error.id);
        }
      }
      for (const button of line.querySelectorAll("[data-line-op]")) {
        const op = button.dataset.lineOp;
        const words = op === "remove" ? `Remove ${this.item} ${index + 1}` : `Move ${this.item} ${index + 1} ${op}`;
        button.value = `${op}:${this.name}:${index}`;
        button.setAttribute("aria-label", words);
        button.title = words;
        button.disabled = (op === "up" && index === 0) || (op === "down" && index === last);
      }
    });
    this.editor.querySelector("[data-line-op=add]").value = `add:${this.name}:${this.lines.length}`;
    this.editor.dispatchEvent(new CustomEvent("lines-changed", { bubbles: true }));
  }

  say(words) {
    this.status.textContent = words[0].toUpperCase() + words.slice(1);
  }
}
