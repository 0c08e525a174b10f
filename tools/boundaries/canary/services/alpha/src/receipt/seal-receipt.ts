import { SignJWT } from 'jose';

export const seal = SignJWT;
