"use strict";
// Nothing here is needed to read the report: links, details and colours work without it.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const posts = all("article.post");

  // The post and its stretches of the dump are shown together, whichever of them was reached.
  let lit = [];
  const light = (id) => {
    const post = id && document.getElementById(id);
    if (!post || !post.matches("article.post")) return null;
    for (const element of lit) element.classList.remove("lit");
    lit = [post, ...all(`.dump [data-post="${CSS.escape(id)}"]`, post.closest("article.sheet"))];
    for (const element of lit) element.classList.add("lit");
    return lit[1] ?? null;
  };
  // Scrolls the pane of the dump alone, so that what is being read stays where it is.
  const reveal = (stretch) => {
    const pane = stretch && stretch.closest(".page");
    if (pane && pane.scrollHeight > pane.clientHeight) {
      pane.scrollTop += stretch.getBoundingClientRect().top - pane.getBoundingClientRect().top - 40;
    }
  };
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.matches("article.post")) reveal(light(target.id));
    else light(target.dataset.post);
  };
  const go = (id) => {
    const target = document.getElementById(id);
    if (!target) return;
    target.scrollIntoView({ block: target.matches("[data-kind]") ? "center" : "start" });
    if (target.matches("article.post")) reveal(light(id));
    else light(target.dataset.post);
  };
  addEventListener("hashchange", follow);
  follow();
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    // In the frame of a notebook the address is that of the notebook, and a link would lead there.
    if (link && location.protocol === "about:") {
      event.preventDefault();
      go(link.getAttribute("href").slice(1));
      return;
    }
    const drawn = event.target.closest("svg [data-post]");
    if (drawn) go(drawn.dataset.post);
    const post = event.target.closest("article.post");
    if (post && !event.target.closest("a, summary")) reveal(light(post.id));
  });
  document.addEventListener("focusin", (event) => {
    const post = event.target.closest("article.post");
    if (post) light(post.id);
  });

  // The search takes the words that are on the screen, so that it finds what is seen.
  const tools = document.querySelector("form.tools");
  const [field, said, button] = [tools.querySelector("input"), tools.querySelector("output"), tools.querySelector("button")];
  let words;
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    let found = 0;
    words ??= posts.map((post) => post.textContent.toLowerCase());
    posts.forEach((post, index) => {
      post.hidden = wanted !== "" && !words[index].includes(wanted);
      found += post.hidden ? 0 : 1;
    });
    said.textContent = wanted === "" ? "" : `${found} of ${posts.length}`;
  });
  tools.addEventListener("submit", (event) => event.preventDefault());

  const details = all("details");
  const open = (isOpen) => details.forEach((one) => { one.open = isOpen; });
  button.addEventListener("click", () => {
    const isOpen = details.some((one) => !one.open);
    open(isOpen);
    button.textContent = isOpen ? "Close all details" : "Open all details";
  });
  // On paper nothing can be opened.
  let before = [];
  addEventListener("beforeprint", () => { before = details.filter((one) => !one.open); open(true); });
  addEventListener("afterprint", () => before.forEach((one) => { one.open = false; }));

  tools.hidden = posts.length === 0;
})();
