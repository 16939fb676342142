/* Suggestions come with their own script, which is fetched when a search field is first used. */
async function wake({ target }) {
  const source = target.dataset?.suggestJs;
  if (source) (await import(source)).enhance(target);
}
addEventListener("focusin", wake);
wake({ target: document.activeElement });
