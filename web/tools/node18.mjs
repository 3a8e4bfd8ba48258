// Browsers have WebCrypto as a global; Node 18 still wants it to be asked for.
import { webcrypto } from 'node:crypto'

globalThis.crypto ??= webcrypto
