import { BrokenPage, NotFoundPage, OpeningPage } from '../frame/page-states.js';
import { routerOf } from '../frame/page-route.js';
import { start } from '../frame/start.js';
import '../theme/citizen.css';
import { CitizenFrame } from './frame/citizen-frame.js';
import { CITIZEN_PAGES } from './pages.js';

start(routerOf(CITIZEN_PAGES, { Frame: CitizenFrame, NotFound: NotFoundPage, Opening: OpeningPage, Broken: BrokenPage }));
