/// What serve adds to the pages that it sends; no built site has it.
package enum ReloadScript {
    static let folder = ".serve/"
    static let path = folder + "reload.js"
    static let eventsPath = folder + "events"

    /// The server says which revision of the page there is and what is wrong; texts only ever become text nodes. Only a page that is seen
    /// listens, since browsers open few connections to one host.
    static let source = """
        (() => {
          "use strict";
          const revision = document.currentScript.dataset.revision;
          let stream = null, host = null;
          const show = (isGrave, text) => {
            if (host) host.remove();
            host = null;
            if (!text) return;
            host = document.createElement("compat-matrix-problems");
            host.style.cssText = "all:initial;position:fixed;z-index:2147483647;left:0;right:0;bottom:0;max-height:70vh;overflow:auto;"
              + "background:#1b1b1f;color:#f4f4f5;border-top:4px solid " + (isGrave ? "#ff6b6b" : "#f5c451") + ";font:14px/1.5 system-ui,sans-serif";
            const box = document.createElement("details");
            box.open = isGrave;
            box.setAttribute("role", "status");
            const title = document.createElement("summary");
            title.style.cssText = "padding:8px 16px;cursor:pointer;font-weight:600";
            title.textContent = isGrave ? "Errors: shown is the last good state" : "Warnings";
            const body = document.createElement("pre");
            body.style.cssText = "margin:0;padding:0 16px 16px;white-space:pre-wrap;overflow-wrap:anywhere;font:13px/1.5 ui-monospace,monospace";
            body.textContent = text;
            box.append(title, body);
            host.attachShadow({ mode: "open" }).append(box);
            document.documentElement.append(host);
          };
          const listen = () => {
            if (document.hidden) {
              if (stream) stream.close();
              stream = null;
            } else if (!stream) {
              stream = new EventSource("/.serve/events?page=" + encodeURIComponent(location.pathname));
              stream.addEventListener("revision", (event) => { if (event.data !== revision) location.reload(); });
              stream.addEventListener("fine", () => show(false, ""));
              stream.addEventListener("errors", (event) => show(true, event.data));
              stream.addEventListener("warnings", (event) => show(false, event.data));
            }
          };
          document.addEventListener("visibilitychange", listen);
          listen();
        })();

        """

    /// Puts the script into a page, and into the page's own content policy what the script needs.
    package static func inject(into page: [UInt8], revision: String, nonce: String) -> [UInt8] {
        var page = page
        if let policy = ContentPolicy.place(in: page) {
            let allowed = ContentPolicy.allowing(
                String(decoding: page[policy], as: UTF8.self), [("script-src", "'nonce-\(nonce)'"), ("connect-src", "'self'")])
            page.replaceSubrange(policy, with: Array(allowed.utf8))
        }
        let tag = Array("<script src=\"/\(path)\" nonce=\"\(nonce)\" data-revision=\"\(revision)\" defer></script>".utf8)
        let place = page.firstRange(of: Array("</head>".utf8))?.lowerBound ?? page.endIndex
        page.insert(contentsOf: tag, at: place)
        return page
    }
}
