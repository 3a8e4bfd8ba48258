// A mail server that keeps what it was given. No more of SMTP than that needs.
import { createServer } from 'node:net'

export class Mailbox {
  arrived = new Map()  // Message-ID → how often
  #mails = []
  #hoped = []

  async open(port = 0) {
    this.server = createServer(socket => this.#talk(socket))
    await new Promise(ready => this.server.listen(port, '127.0.0.1', ready))
    return this
  }

  get options() {
    return ['--mail', `smtp://127.0.0.1:${this.server.address().port}`, '--mail-unencrypted', '--mail-from', 'register@oeverbeek.example',
      '--public-url', 'https://luwte.oeverbeek.example']
  }

  close() { this.server.close() }

  /** What this pattern finds in a mail, when there is one. */
  finds(pattern) {
    return new Promise(found => {
      this.#hoped.push(mail => {
        const match = pattern.exec(mail)
        if (match) found(match)
      })
      this.#mails.forEach(this.#hoped.at(-1))
    })
  }

  #keep(mail) {
    const id = /^Message-ID: <?([^@>\s]+)/mi.exec(mail)?.[1]
    this.arrived.set(id, (this.arrived.get(id) ?? 0) + 1)
    this.#mails.push(mail.replace(/=\n/g, ''))  // lines that were broken to fit
    for (const hoped of this.#hoped) hoped(this.#mails.at(-1))
  }

  #talk(socket) {
    let unread = '', mail
    socket.on('error', () => {})  // whoever sent it was killed
    socket.write('220 mailbox\r\n')
    socket.on('data', chunk => {
      unread += chunk
      for (let end; (end = unread.indexOf('\r\n')) >= 0;) {
        const line = unread.slice(0, end)
        unread = unread.slice(end + 2)
        if (mail === undefined) mail = this.#answer(socket, line)
        else if (line !== '.') mail += `${line}\n`
        else {
          this.#keep(mail)
          socket.write('250 kept\r\n')
          mail = undefined
        }
      }
    })
  }

  /** The mail that begins after DATA; nothing otherwise. */
  #answer(socket, line) {
    const verb = line.slice(0, 4).toUpperCase()
    socket.write(verb === 'DATA' ? '354 go on\r\n' : verb === 'QUIT' ? '221 bye\r\n' : '250 mailbox\r\n')
    if (verb === 'QUIT') socket.end()
    return verb === 'DATA' ? '' : undefined
  }
}
