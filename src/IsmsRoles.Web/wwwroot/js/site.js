// Everything here improves a page that already works without it.
import { startForms } from "./forms.js";
import { startLineEditors } from "./line-editor.js";
import { startMenus } from "./menus.js";
import { startPage } from "./page.js";
import { startPasskeys } from "./passkeys.js";
import { startPickers } from "./picker.js";

startForms();
startLineEditors();
startMenus();
startPage();
startPasskeys();
startPickers();
