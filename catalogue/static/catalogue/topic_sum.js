// Sums the hours of the topics while they are typed, and names the format that the hours make.
// Without it nothing is lost: saving checks the same.
const hours = document.querySelector("input[name=hours][data-sum-equal]");
if (hours) {
  const line = (after) => {
    const one = document.createElement("p");
    one.className = "help";
    one.setAttribute("aria-live", "polite");
    after.after(one);
    return one;
  };
  const format = line(hours);
  let sum = null;
  const words = hours.dataset;
  const number = (text) => {
    const plain = text.replace(/[๐-๙]/g, (sign) => sign.charCodeAt(0) - 0x0e50);
    return /^\s*\d+\s*$/.test(plain) ? Number(plain) : 0;
  };
  const written = () => {
    let total = 0;
    for (const one of document.querySelectorAll("input[name^='topics-'][name$='-value-hours']")) {
      const gone = document.querySelector(
        `input[name='${one.name.replace("-value-hours", "-deleted")}']`,
      );
      if (!gone || !gone.value) total += number(one.value);
    }
    return total;
  };
  const show = () => {
    const wanted = number(hours.value);
    const now = written();
    format.textContent = wanted ? (wanted <= 30 ? words.formatInterest : words.formatClass) : "";
    // The editor draws its streams after this module has run.
    const topics = document.querySelector("input[name=topics-count]");
    if (!topics) return;
    if (!sum?.isConnected) sum = line(topics);
    const text = now === wanted ? words.sumEqual : now < wanted ? words.sumLess : words.sumMore;
    const fill = { sum: now, hours: wanted, apart: Math.abs(wanted - now) };
    sum.textContent = now || wanted ? text.replace(/\{(\w+)\}/g, (_all, name) => fill[name]) : "";
    sum.classList.toggle("error-message", now !== wanted);
  };
  const form = hours.form ?? document;
  form.addEventListener("input", show);
  // Topics are added, moved and deleted by buttons.
  form.addEventListener("click", () => setTimeout(show, 300));
  addEventListener("load", () => setTimeout(show, 0));
  show();
}
