// What the page does before and beside the program. Runs in browsers of any age: those that cannot run the program
// are told so by it.
(function () {
  var root = document.documentElement;
  function show(id) {
    var element = document.getElementById(id);
    if (element) element.hidden = false;
    return element;
  }

  // The look that the reader chose last time, before anything is painted.
  try {
    var kept = localStorage.getItem("danbiet.preferences") || "";
    var look = /theme=(\w+)/.exec(kept);
    var size = /size=(\w+)/.exec(kept);
    if (look) root.setAttribute("data-theme", look[1]);
    if (size) root.setAttribute("data-size", size[1]);
  } catch (blocked) {
    // The browser keeps nothing: the look is that of the system.
  }

  // The program fails before it has taken the page over, or while it does: then nothing stands there any more.
  function failed() {
    if (!show("no-wasm") && !root.querySelector("#app *")) show("failure");
  }
  window.addEventListener("error", failed, true);
  window.addEventListener("unhandledrejection", failed);
  window.addEventListener("danbiet:unreachable", failed);
  window.addEventListener("load", function () {
    if (typeof WebAssembly !== "object" || !("noModule" in document.createElement("script"))) failed();
    // The edition in one file has everything inside.
    if (document.getElementById("asset-program")) root.setAttribute("data-offline", "inside");
  });
  // Last of all, so that it does not share a slow line with what is wanted first.
  window.addEventListener("danbiet:settled", keep);

  // What was typed before a program was there, or while it took over, is typed into its box.
  var typed = null;
  document.addEventListener("input", function (event) {
    if (event.target.id === "first-search") typed = event.target.value;
  });
  window.addEventListener("danbiet:takeover", function () {
    var box = document.activeElement;
    if (box && box.type === "search") typed = box.value;
  });
  window.addEventListener("danbiet:started", function () {
    var box = document.querySelector("[type=search]");
    if (typed === null || !box) return;
    box.focus();
    if (box.value !== typed) {
      box.value = typed;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }
    typed = null;
  });
  document.addEventListener("submit", function (event) {
    event.preventDefault();
  });

  // Keeps the site on the device. What became of it stands at the root: "ready", "refused", or nothing yet.
  function keep() {
    var workers = navigator.serviceWorker;
    function say(what) {
      root.setAttribute("data-offline", what);
    }
    if (!workers) return say("refused");
    workers.register("offline.js", { updateViaCache: "none" }).then(
      function (registration) {
        var controlled = !!workers.controller;
        var asked = false;
        function offer() {
          var notice = show("new-version");
          document.getElementById("keep-version").onclick = function () {
            notice.hidden = true;
          };
          document.getElementById("switch-version").onclick = function () {
            asked = true;
            if (registration.waiting) registration.waiting.postMessage("switch");
            else location.reload();
          };
        }
        function follow(worker) {
          if (!worker) return;
          worker.addEventListener("statechange", function () {
            if (worker.state === "installed" && registration.active) offer();
            if (registration.active) say("ready");
            else if (worker.state === "redundant") say("refused");
          });
        }
        if (registration.active) say("ready");
        if (registration.waiting) offer();
        follow(registration.installing);
        registration.addEventListener("updatefound", function () {
          follow(registration.installing);
        });
        workers.addEventListener("controllerchange", function () {
          // Another tab may have switched; on the first visit the worker takes charge of a page of its own version.
          if (asked) location.reload();
          else if (controlled) offer();
          controlled = true;
        });
      },
      function () {
        say("refused");
      }
    );
  }
})();
