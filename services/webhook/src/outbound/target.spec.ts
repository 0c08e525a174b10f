import { describe, expect, it } from '@jest/globals';
import { readRanges, Targets } from './target.js';

const none = new Targets([]);
const named = new Targets(readRanges('10.20.0.0/16,fd12::/16') ?? []);

describe('an address', () => {
  it.each([
    '0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.0.9', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.8', '192.0.2.1', '192.168.0.1', '198.18.0.1', '198.51.100.7',
    '203.0.113.9', '224.0.0.1', '240.0.0.1', '255.255.255.255',
    '::', '::1', '::7f00:1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::1', '100::1', '2001:db8::1', '2001::1', '2002:7f00:1::', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fec0::1', 'ff02::1',
    'not-an-address', '',
  ])('%s is called by nobody', (address) => {
    expect(none.permits(address)).toBe(false);
  });

  it.each(['1.1.1.1', '203.162.4.191', '172.32.0.1', '2001:ee0:1::1', '2402:800::1'])('%s of the internet may be called', (address) => {
    expect(none.permits(address)).toBe(true);
  });

  it.each([['10.20.255.1', true], ['::ffff:10.20.0.1', true], ['10.21.0.1', false], ['fd12:3::1', true], ['fd13::1', false]])('%s is named: %s', (address, isNamed) => {
    expect([named.permits(address), named.isNamed(address)]).toEqual([isNamed, isNamed]);
  });
});

describe('an endpoint', () => {
  it.each([
    ['https://dvc.example.vn/nhan', null, null], ['https://a:b@dvc.example.vn/', 'credentials', 'credentials'], ['https://10.20.0.1/', 'private-address', null], ['https://10.21.0.1/', 'private-address', 'private-address'],
    ['http://dvc.example.vn/', 'plain-http', null], ['http://1.1.1.1/', 'plain-http', 'plain-http'], ['http://10.20.0.1/', 'private-address', null],
  ] as const)('%s meets the objection %s, or %s where addresses are named', (url, without, withNamed) => {
    expect([none.objection(url), named.objection(url)]).toEqual([without, withNamed]);
  });
});

describe('a list of ranges', () => {
  it('is none when one of them is none', () => {
    expect([readRanges('')?.length, readRanges(' 10.0.0.0/8 , ::1/128,')?.length, readRanges('10.0.0.0/8,example.vn'), readRanges('10.0.0.1')]).toEqual([0, 2, null, null]);
  });
});
