/* The form works without this file. With it problems are read out first, the list of sub-districts
   follows the district by itself, and printing is a button. */
document.getElementById("problem")?.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

/** Ask the same page that the button asks, and take its lists; whatever fails, the button is there. */
async function followPlace(event) {
  const place = document.getElementById("place");
  const { form, id } = event.target;
  const sent = new FormData(form);
  sent.set("step", "place");
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(sent) });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("place");
  if (!fresh) return;
  fresh.querySelector("details").open = place.querySelector("details").open;
  place.replaceWith(fresh);
  enhancePlace();
  document.getElementById(id)?.focus();
}

function enhancePlace() {
  const place = document.getElementById("place");
  if (!place) return;
  for (const button of place.querySelectorAll("button")) button.hidden = true;
  for (const id of ["id_district", "id_province"]) {
    document.getElementById(id).addEventListener("change", (event) => followPlace(event).catch(() => {}));
  }
}

enhancePlace();
