/* The form works without this file. With it: the problems are read out first, and printing is a button. */
document.getElementById("problem")?.focus();
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
