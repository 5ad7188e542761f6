/** Lotse's mark. */
export function Mark({ size }: { size: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path
        d="M10 7v14a4 4 0 0 0 4 4h9"
        fill="none"
        stroke="var(--on-accent)"
        stroke-width="4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
      <circle cx="21" cy="12" r="3.5" fill="var(--on-accent)" />
    </svg>
  );
}
