// Added to the page that `sinews serve` shows, never to a report on disk. It hears of changes from the server (server-sent
// events): a new version loads the page anew, with the choices that its address holds; faults of the files are shown in a
// banner while the page keeps its last answer.
"use strict";
(() => {
  const { version, words } = JSON.parse(document.getElementById("sinews-live").textContent);
  const say = (key, slots = {}) => {
    const text = (words[document.documentElement.lang] ?? words.en)[key];
    return text.replace(/\{(\w+)\}/g, (slot, name) => slots[name] ?? slot);
  };
  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children); // strings become text, never markup
    return made;
  };

  const banner = element("div", { id: "sinews-live-banner", role: "status", hidden: "" });
  document.body.append(banner);
  let state = { version, running: false, early: false, trouble: null };
  let lost = false;
  let drawn = ""; // what the banner says, even when the reader has put it away

  function fault_line({ place, code, problem, quoted, mend }) {
    const line = element("li", {}, element("code", {}, place), ` ${code} ${problem}`);
    if (quoted && !problem.includes(quoted)) line.append(element("span", { class: "quoted" }, ` ${quoted}`));
    if (mend) line.append(element("span", { class: "mend" }, mend));
    return line;
  }

  // What the banner says: a title and lines under it; null when there is nothing to say.
  function saying() {
    if (lost) return { title: say("lost"), lines: [] };
    if (state.trouble) {
      const lines = state.trouble.faults.map(fault_line);
      if (state.trouble.more > 0) lines.push(element("li", { lang: document.documentElement.lang }, say("more", { count: state.trouble.more })));
      return { title: say(version === 0 ? "faults_first" : "faults"), lines };
    }
    return state.running ? { title: say(state.early ? "refining" : "running"), lines: [] } : null;
  }

  // Drawn only when it says something else: what stands is neither read out again nor scrolled back.
  function draw() {
    const said = saying();
    const text = said ? JSON.stringify([said.title, lost ? null : state.trouble]) : "";
    if (text === drawn) return;
    drawn = text;
    banner.hidden = said === null;
    if (said === null) return banner.replaceChildren();
    const close = element("button", { type: "button", "aria-label": say("close"), title: say("close") }, "\u00d7");
    close.addEventListener("click", () => { banner.hidden = true; });
    banner.className = lost || state.trouble ? "trouble" : "";
    banner.replaceChildren(element("p", {}, said.title), close);
    // Faults are told in English, whatever the page speaks; a long list is reached by keyboard too.
    if (said.lines.length > 0) banner.append(element("ul", { lang: "en", tabindex: "0", "aria-label": said.title }, ...said.lines));
  }

  // The address keeps the reader's choices. Which data they were made for is left out: these are the same files, edited.
  function load_anew() {
    const kept = location.hash.replace(/^#/, "").split("&").filter((pair) => pair !== "" && !pair.startsWith("data="));
    history.replaceState(null, "", location.pathname + (kept.length > 0 ? `#${kept.join("&")}` : ""));
    location.reload();
  }

  let patience = 0;
  // A short run or a short silence is not worth a banner that comes and goes.
  function draw_soon() {
    clearTimeout(patience);
    if (state.trouble && !lost) draw();
    else patience = setTimeout(draw, 400);
  }

  const events = new EventSource("events");
  events.onmessage = (event) => {
    lost = false;
    state = JSON.parse(event.data);
    if (state.version !== version) load_anew();
    else draw_soon();
  };
  events.onerror = () => {
    lost = true;
    draw_soon();
  };
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["lang"] });
})();
