import { networkOf } from './network-of.js';

describe('whom a limit counts', () => {
  it.each([
    ['an IPv4 address', '203.0.113.7', '203.0.113.7'],
    ['an IPv4 address seen through IPv6', '::ffff:203.0.113.7', '203.0.113.7'],
    ['the network of an IPv6 address', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['the same network under another spelling', '2001:0DB8:0001:0002::1', '2001:db8:1:2'],
    ['a network with zeros inside', '2001:db8::1', '2001:db8:0:0'],
    ['this machine', '::1', '0:0:0:0'],
  ])('is %s', (_what, address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
