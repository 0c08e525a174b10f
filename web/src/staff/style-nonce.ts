/** Styles that a library writes into the page while it runs carry the nonce that the policy of this answer allows. */
export const styleNonce = document.getElementById('style-nonce')?.nonce ?? '';

/**
 * Gives every style element that is made from now on the nonce. antd has a setting for its own, but its dialogs, its tables and the palette's scroll lock write
 * some past it, and a browser looks at the nonce when the element comes into the page.
 */
export function allowOwnStyles(): void {
  const make = document.createElement.bind(document) as (name: string, options?: ElementCreationOptions) => HTMLElement;
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = make(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = styleNonce;
    return element;
  };
}
