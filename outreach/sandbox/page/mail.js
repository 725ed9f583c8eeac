// The mailbox: letters newest first, one open. HTML is shown in a frame without scripts.

const $ = (id) => document.getElementById(id);

export class Mailbox {
  constructor({ ask, make, when }) {
    Object.assign(this, { ask, make, when, letters: [], epoch: null, open: null, read: new Set() });
    $("mail-search").addEventListener("input", () => this.draw());
    $("mail-back").addEventListener("click", () => this.close());
    $("as-html").addEventListener("click", () => this.body("html"));
    $("as-text").addEventListener("click", () => this.body("text"));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.open && !$("mail").hidden) this.close();
    });
  }

  listening(smtp) {
    $("smtp").textContent = smtp
      ? `Every letter sent to ${smtp} over SMTP lands here, whoever it is for.`
      : "No SMTP port is open: start the sandbox with --smtp-port to receive mail.";
  }

  async look(epoch, count) {
    if (epoch !== this.epoch) {
      this.epoch = epoch;
      this.letters = [];
      if (this.open) this.close();
      this.draw();
    }
    const last = this.letters[0]?.number ?? 0;
    if (count > last) {
      const news = await this.ask(`/_sandbox/letters?after=${last}`);
      this.letters.unshift(...news.letters.reverse());
      this.draw();
    }
    $("mail-count").textContent = String(count);
    $("mail-count").hidden = !count;
  }

  draw() {
    const wanted = $("mail-search").value.trim().toLowerCase();
    const shown = this.letters
      .filter((letter) => `${letter.subject} ${letter.from} ${letter.to.join(" ")}`.toLowerCase().includes(wanted))
      .slice(0, 200);
    $("letters").replaceChildren(...shown.map((letter) => this.row(letter)));
    $("no-letters").hidden = shown.length > 0;
    $("no-letters").textContent = wanted ? "No letter matches." : "No mail yet.";
  }

  row(letter) {
    const button = this.make("button", this.read.has(letter.id) ? "row" : "row fresh");
    button.type = "button";
    button.setAttribute("aria-current", String(letter === this.open));
    const face = this.make("span", "face", (letter.to[0] ?? "?").slice(0, 2).toUpperCase());
    face.ariaHidden = "true";
    face.style.setProperty("--hue", String([...(letter.to[0] ?? "")].reduce((sum, c) => sum + c.charCodeAt(0) * 7, 0) % 360));
    button.append(
      face, this.make("span", "name", letter.to.join(", ")), this.make("span", "when", this.when(letter.received)),
      this.make("span", "last", letter.subject || "(no subject)"), this.make("span", "marks"),
    );
    button.addEventListener("click", () => this.show(letter));
    const item = this.make("li");
    item.append(button);
    return item;
  }

  show(letter) {
    this.open = letter;
    this.read.add(letter.id);
    $("mail").classList.add("open");
    $("no-letter").hidden = true;
    $("letter").hidden = false;
    $("subject").textContent = letter.subject || "(no subject)";
    $("parties").textContent = `${letter.from} → ${letter.to.join(", ")}`;
    $("attachments").replaceChildren(
      ...letter.attachments.map((one) => this.make("span", "", `${one.name || "unnamed"} · ${one.type}`)),
    );
    $("headers").replaceChildren(
      ...letter.headers.flatMap(([name, value]) => [this.make("dt", "", name), this.make("dd", "", value)]),
    );
    $("as-html").disabled = letter.html === null;
    $("as-text").disabled = letter.text === null;
    this.body(letter.html === null ? "text" : "html");
    this.draw();
  }

  body(kind) {
    const html = kind === "html";
    $("as-html").setAttribute("aria-pressed", String(html));
    $("as-text").setAttribute("aria-pressed", String(!html));
    $("html-body").hidden = !html;
    $("text-body").hidden = html;
    $("html-body").srcdoc = html ? this.open.html : "";
    $("text-body").textContent = html ? "" : (this.open.text ?? "");
  }

  close() {
    this.open = null;
    $("mail").classList.remove("open");
    $("letter").hidden = true;
    $("no-letter").hidden = false;
    this.draw();
  }
}
