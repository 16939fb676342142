/* The form works without this file. With it what was typed outlives a broken line: it stays in this
   tab from the press until the portal has answered, with the key that makes a second sending the
   same one. Pictures that had arrived come back with the key. */
const PLACE = "proposal";
const LEFT_OUT = new Set(["csrfmiddlewaretoken", "website", "pictures", "step", "drop"]);
const form = document.querySelector("form[data-kept]");

function show(id) {
  const notice = document.getElementById(id);
  notice.hidden = false;
  notice.focus();
}

function keep() {
  const typed = [...form.elements]
    .filter((one) => one.name && !LEFT_OUT.has(one.name) && (one.type !== "checkbox" || one.checked))
    .map((one) => [one.name, one.value, one.selectedOptions?.[0]?.text ?? ""]);
  sessionStorage.setItem(PLACE, JSON.stringify(typed));
}

/** Fill the form again, where it is about the same page; a list gets back what was chosen in it. */
function restore(typed) {
  const about = typed.find(([name]) => name === "page")?.[1] ?? "";
  if (about !== (form.elements.page?.value ?? "")) return false;
  for (const [name, value, words] of typed) {
    const field = form.elements[name];
    if (!field) continue;
    if (field.options && ![...field.options].some((one) => one.value === value)) {
      field.add(new Option(words, value));
    }
    if (field.type === "checkbox") field.checked = true;
    else field.value = value;
  }
  return true;
}

try {
  const kept = JSON.parse(sessionStorage.getItem(PLACE));
  // Any other page of ours is an answer: nothing was lost.
  if (form?.dataset.kept !== "new") sessionStorage.removeItem(PLACE);
  else if (kept && restore(kept)) show("kept-again");
  form?.addEventListener("submit", (event) => {
    keep();
    if (navigator.onLine) return;
    event.preventDefault();
    show("kept-offline");
  });
} catch {
  // A browser that keeps nothing: the form is as it is without this file.
}
