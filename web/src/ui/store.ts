// A value that several parts look at. Small on purpose: most state lives in the screen that shows it.
import { useLayoutEffect, useState } from 'preact/hooks'

export interface Store<T> {
  get(): T
  set(value: T): void
  subscribe(listener: () => void): () => void
}

export function store<T>(value: T): Store<T> {
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      value = next
      for (const listener of [...listeners]) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useStore<T>(source: Store<T>): T {
  const [, redraw] = useState(0)
  const drawn = source.get()
  useLayoutEffect(() => {
    const again = () => redraw((count) => count + 1)
    if (source.get() !== drawn) again() // it changed between drawing and listening
    return source.subscribe(again)
  }, [source])
  return drawn
}
