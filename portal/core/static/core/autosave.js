// Makes the editor's autosave hold on a line that comes and goes; without it nothing breaks.
// 1. What was typed while a save was under way, or in the first moments, is saved as well.
// 2. After the line dropped it tries again, for as long as the page is open.
// 3. Every save says which editor it comes from: see portal/core/lost_answers.py.
const AGAIN_AFTER = 15000;
const BOOKKEEPING = /^(csrfmiddlewaretoken|loaded_revision_|overwrite_revision_id|next$|editor_key$|comments-)/;

const form = document.querySelector("[data-edit-form][data-controller~='w-autosave']");

const words = (data) =>
  JSON.stringify(
    [...data]
      .filter(([name]) => !BOOKKEEPING.test(name))
      .map(([name, value]) => [name, value instanceof File ? `${value.name} ${value.size}` : value]),
  );

if (form) {
  const key = [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  let sent = null;
  let isCutOff = false;
  let isTouched = false;
  let timer = null;

  const saveAgain = () => {
    // The editor sees the mark, warns who leaves, saves, and takes the mark off when it is saved.
    // Where it knows of edits already, it has to be told again.
    form.dataset.wUnsavedForceValue = "true";
    form.dataset.wAutosaveActiveValue = "true";
    if (form.dataset.wUnsavedHasEditsValue === "true") {
      form.dispatchEvent(
        new CustomEvent("w-unsaved:add", {
          bubbles: true,
          cancelable: true,
          detail: { type: "edits" },
        }),
      );
    }
  };
  const wait = (isWaiting) => {
    isCutOff = isWaiting;
    clearInterval(timer);
    timer = isWaiting ? setInterval(saveAgain, AGAIN_AFTER) : null;
  };

  document.addEventListener("w-autosave:save", ({ detail }) => {
    detail.formData.set("editor_key", key);
    sent = words(detail.formData);
  });
  document.addEventListener("w-autosave:success", () => {
    wait(false);
    // After the editor itself has taken the form as it is now for what was saved.
    setTimeout(() => {
      if (words(new FormData(form)) !== sent) saveAgain();
    });
  });
  document.addEventListener("w-autosave:error", ({ detail }) => {
    wait(detail.type === "network_error");
  });
  window.addEventListener("online", () => {
    if (isCutOff) saveAgain();
  });
  form.addEventListener("submit", () => {
    if (form.elements.namedItem("editor_key")) return;
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "editor_key", value: key });
    form.append(field);
  });

  // What stands in the form two seconds after the page came the editor takes for saved.
  form.addEventListener("input", ({ isTrusted }) => {
    isTouched ||= isTrusted;
  });
  document.addEventListener(
    "w-unsaved:watch-edits",
    () => {
      if (isTouched && sent === null) saveAgain();
    },
    { once: true },
  );
}
