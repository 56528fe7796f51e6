/* At the table the arrow keys turn the page. Where somebody types, chooses or scrolls they do what they always do; and
   while something was typed that is not kept yet, they turn no page. */

const OWN_KEYS = "input, textarea, select, button, summary, [contenteditable]";
const REFUSED = ".error-summary, .field__error"; // what was typed came back with the page

function scrolls(element) {
  for (let one = element; one && one !== document.body; one = one.parentElement) {
    const wide = one.scrollWidth > one.clientWidth && ["auto", "scroll"].includes(getComputedStyle(one).overflowX);
    if (wide) return true;
  }
  return false;
}

function isTyped(field) {
  if (field.type === "hidden") return false;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.options) {
    const first = [...field.options].find((one) => one.defaultSelected) ?? field.options[0];
    return field.value !== (first?.value ?? "");
  }
  return field.value !== field.defaultValue;
}

function isUnkept() {
  if (document.querySelector(REFUSED)) return true;
  return [...document.querySelectorAll("main input, main textarea, main select")].some(isTyped);
}

document.addEventListener("keydown", (event) => {
  const turns = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  if (!turns || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.target.closest(OWN_KEYS) || scrolls(event.target) || isUnkept()) return;
  const link = document.querySelector(`.table-head a[rel=${turns}]`);
  if (link) location.assign(link.href);
});
