import type { session as zh } from '../zh/session.ts';

export const session: typeof zh = {
  setupTitle: 'Create the administrator',
  setupIntro: 'This is the first run. Create the administrator, then sign in with it.',
  sandboxTitle: 'Sandbox',
  sandboxIntro:
    'The platform behind Hetang is an emulator: its customers and staff are simulated, nobody real is contacted.',
  enterSandbox: 'Enter the sandbox',
  orCreate: 'Or create your own administrator',
  login: 'Login',
  name: 'Name',
  password: 'Password',
  repeat: 'Password again',
  passwordRule: 'At least 10 characters',
  loginRule: '2 to 64 characters',
  nameRule: 'Enter a name',
  repeatRule: 'The two passwords differ',
  required: 'Fill this in',
  create: 'Create and sign in',
  signInTitle: 'Sign in',
  signIn: 'Sign in',
};
