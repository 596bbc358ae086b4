export const popoverClass =
  'appear min-w-(--trigger-width) max-w-[calc(100vw-2rem)] rounded-card border border-line bg-raised shadow-high outline-none'

export const overlayClass = 'fixed inset-0 z-40 flex bg-scrim data-[entering]:animate-[late-appear_120ms]'
