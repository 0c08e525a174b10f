import { describe, expect, it } from '@jest/globals';
import { portalAdapterConfig } from './config.js';

const { paymentUrl, paymentPageHosts, paymentAccounts } = portalAdapterConfig.shape;

describe('the address of the payment platform', () => {
  it.each([
    ['https://thanhtoan.example.vn/api', true], ['', true], ['http://127.0.0.1:9/', true], ['http://127.1.2.3/', true], ['http://localhost:8/', true], ['http://[::1]:8/', true],
    ['http://thanhtoan.example.vn/api', false], ['http://128.0.0.1/', false], ['http://127.0.0.1.example.vn/', false], ['https://a:b@thanhtoan.example.vn/', false], ['ftp://127.0.0.1/', false],
  ])('%s is good: %s', (address, isGood) => {
    expect(paymentUrl.safeParse(address).success).toBe(isGood);
  });
});

describe('the hosts on which people pay', () => {
  it('are a list, none when nothing is said', () => {
    expect([paymentPageHosts.parse(undefined), paymentPageHosts.parse('a.vn,b.vn:8443')]).toEqual([[], ['a.vn', 'b.vn:8443']]);
  });
});

describe('the accounts of units', () => {
  it('are none when nothing is said, and one by identification code', () => {
    expect(paymentAccounts.parse(undefined)).toEqual({});
    expect(paymentAccounts.parse('')).toEqual({});
    expect(paymentAccounts.parse('{"H56.147.97":{"number":"3712.0.1","holder":"Trung tâm"}}')).toEqual({ 'H56.147.97': { number: '3712.0.1', bank: '', holder: 'Trung tâm' } });
  });

  it.each(['{', 'null', '[]', '{"H56.147.97":{"number":""}}', '{"H56.147.97":{"number":"1","holder":"x","iban":"y"}}'])('are not %s', (text) => {
    expect(paymentAccounts.safeParse(text).success).toBe(false);
  });
});
