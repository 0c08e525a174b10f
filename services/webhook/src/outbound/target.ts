import ipaddr from 'ipaddr.js';

/** A range of addresses: `10.20.0.0/16`, `::1/128`. */
export type AddressRange = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

// What IANA has given out to the internet so far (RFC 4291 §2.4); the rest of IPv6 is local, old, or stands for an IPv4 address.
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

/** Private places that webhooks may call, as the installation names them. */
export class Targets {
  constructor(private readonly allowed: readonly AddressRange[]) {}

  /** Whether this address may be called at all; one of the internet, or one that is named. */
  permits(address: string): boolean {
    return ipaddr.isValid(address) && (this.isNamed(address) || isOfTheInternet(ipaddr.process(address)));
  }

  /** Whether the installation names the address. Only there may a message go without TLS. */
  isNamed(address: string): boolean {
    if (!ipaddr.isValid(address)) return false;
    const read = ipaddr.process(address);
    return this.allowed.some(([range, bits]) => range.kind() === read.kind() && read.match(range, bits));
  }

  /** What of an address can be said before its name is looked up; null when nothing speaks against it. */
  objection(url: string): 'credentials' | 'plain-http' | 'private-address' | null {
    const { protocol, hostname, username, password } = new URL(url);
    if (username !== '' || password !== '') return 'credentials';
    const host = hostOf(hostname);
    if (ipaddr.isValid(host) && !this.permits(host)) return 'private-address';
    if (protocol === 'https:') return null;
    // A name may lead to a named address: that shows when it is called.
    const mayBeNamed = ipaddr.isValid(host) ? this.isNamed(host) : this.allowed.length > 0;
    return mayBeNamed ? null : 'plain-http';
  }
}

/** As it is dialled: a URL writes IPv6 in brackets. */
export function hostOf(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

/** Reads ranges separated by commas; null when one of them is none. */
export function readRanges(text: string): AddressRange[] | null {
  const parts = text.split(',').map((part) => part.trim()).filter((part) => part !== '');
  return parts.every((part) => ipaddr.isValidCIDR(part)) ? parts.map((part) => ipaddr.parseCIDR(part)) : null;
}

function isOfTheInternet(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || address.match(GLOBAL_IPV6);
}
