// A municipality mounts its own design tokens at /theme/theme.css. Such sheets keep their tokens under a class of their
// own ("gemeente-x-theme"), so whatever class the mounted sheet speaks of is put on the page.
export function wearMountedTheme(): void {
  const link = document.querySelector<HTMLLinkElement>('link[href="/theme/theme.css"]')
  if (!link) return
  const wear = () => {
    try {
      for (const rule of link.sheet?.cssRules ?? []) {
        if (!(rule instanceof CSSStyleRule)) continue
        for (const [, name] of rule.selectorText.matchAll(/\.([\w-]+-theme)\b/g)) if (name) document.body.classList.add(name)
      }
    } catch {
      // no sheet, or one we may not read: our own look stays
    }
  }
  wear()
  link.addEventListener('load', wear)
}
