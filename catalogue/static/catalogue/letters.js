// Counts the letters of a field that has a good length; without it nothing is lost.
for (const field of document.querySelectorAll("[data-letters]")) {
  const most = Number(field.dataset.letters);
  const count = document.createElement("p");
  count.className = "help";
  count.setAttribute("aria-live", "polite");
  field.after(count);
  const show = () => {
    const now = [...field.value].length;
    count.textContent = `${now}/${most}`;
    count.classList.toggle("error-message", now > most);
  };
  field.addEventListener("input", show);
  show();
}
